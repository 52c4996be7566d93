package io.adpay.sandbox.account;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The names by which the channels know the services' account; its keys lie in the keys folder. */
@Validated
@ConfigurationProperties("sandbox.accounts")
record AccountProperties(@Valid @NotNull Alipay alipay, @Valid @NotNull Wechat wechat) {

  /**
   * The application that signs, and the seller that the money belongs to.
   *
   * @param notifyUrl the application's own address, which its console asks for: where messages go
   *     that no request named an address for; null: nowhere
   */
  record Alipay(@NotBlank String appId, @NotBlank String sellerId, @Nullable URI notifyUrl) {}

  /** The merchant, its app, the serial of its certificate, and the id of the channel's key. */
  record Wechat(
      @NotBlank String mchId,
      @NotBlank String appId,
      @NotBlank String merchantSerial,
      @NotBlank String publicKeyId) {}
}
