package io.adpay.gateway.identity;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the local authorization server needs.
 *
 * @param signingKeyFile an RSA key, PKCS#8 in PEM
 */
@Validated
@ConfigurationProperties("adpay.gateway")
record LocalIssuerProperties(@NotNull Path signingKeyFile) {}
