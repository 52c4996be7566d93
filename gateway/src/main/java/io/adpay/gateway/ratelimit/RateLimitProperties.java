package io.adpay.gateway.ratelimit;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast a client may be.
 *
 * @param perClient requests a second of one token's subject
 * @param perAddress requests a second of one remote address without a token
 * @param clients how many clients and addresses are remembered at most
 */
@Validated
@ConfigurationProperties("adpay.gateway.rate-limit")
record RateLimitProperties(
    @Min(1) @DefaultValue("200") int perClient,
    @Min(1) @DefaultValue("500") int perAddress,
    @Min(1) @DefaultValue("100000") int clients) {}
