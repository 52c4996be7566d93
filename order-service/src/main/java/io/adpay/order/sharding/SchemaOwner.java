package io.adpay.order.sharding;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Who changes the schema. The application itself connects as a lesser user.
 *
 * @param user the schema's owner
 * @param password the owner's
 */
@Validated
@ConfigurationProperties("spring.flyway")
record SchemaOwner(@NotBlank String user, @NotBlank String password) {

  @Override
  public String toString() {
    return "SchemaOwner[" + user + "]";
  }
}
