package io.adpay.sandbox;

import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the sandbox keeps its things and how it is reached.
 *
 * @param stateDir the folder of the database and of the demo merchant's keys; made when missing
 * @param keysDir the folder with {@code alipay/} and {@code wechat/} of the services' account;
 *     null: the demo merchant is the only one
 * @param publicBase the address under which browsers and clients reach the sandbox; null: the one
 *     that the request at hand came to
 */
@Validated
@ConfigurationProperties("sandbox")
public record SandboxProperties(
    @NotNull Path stateDir, @Nullable Path keysDir, @Nullable URI publicBase) {}
