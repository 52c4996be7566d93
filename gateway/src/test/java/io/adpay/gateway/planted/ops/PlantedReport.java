package io.adpay.gateway.planted.ops;

import io.adpay.gateway.planted.identity.PlantedIssuer;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;

/** Knows the issuer, the database and the time, and lets a field be injected. */
public class PlantedReport {

  @Autowired DataSource database;

  public Instant checkedAt() {
    return Instant.now();
  }

  public String issuedBy(PlantedIssuer issuer, AuthorizationServerSettings settings) {
    return issuer.reported(this) + settings.getIssuer();
  }
}
