package io.adpay.gateway.routing;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the gateway waits for a service, and how many calls it holds open.
 *
 * @param connectTimeout for the connection to one node alone
 * @param poolTimeout for a free place among the connections
 * @param silence how long a service may send nothing; longer than the ten seconds that a payment
 *     may wait for its action
 * @param connections at most, to one node of a service
 */
@Validated
@ConfigurationProperties("adpay.gateway.upstream")
record UpstreamProperties(
    @NotNull @DefaultValue("1s") Duration connectTimeout,
    @NotNull @DefaultValue("1s") Duration poolTimeout,
    @NotNull @DefaultValue("20s") Duration silence,
    @Min(1) @DefaultValue("1000") int connections) {}
