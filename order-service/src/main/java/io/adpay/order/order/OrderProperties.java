package io.adpay.order.order;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rules of orders.
 *
 * @param lifetime how long an order may be paid where no payment keeps it open for longer
 * @param numbersSeen for how long the numbers of an hour are remembered in Redis
 */
@Validated
@ConfigurationProperties("adpay.orders")
public record OrderProperties(
    @NotNull @DefaultValue("30m") Duration lifetime,
    @NotNull @DefaultValue("2h") Duration numbersSeen) {}
