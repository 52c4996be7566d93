package io.adpay.sandbox.trade;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the channels hold merchants to, and the time that they take.
 *
 * @param minimumLifetime a trade that expires sooner than this is refused; both channels want a
 *     minute
 * @param wechatRefundTime how long WeChat Pay takes for a refund; in life from seconds to days
 */
@Validated
@ConfigurationProperties("sandbox.trade")
public record TradeProperties(
    @NotNull @DefaultValue("1m") Duration minimumLifetime,
    @NotNull @DefaultValue("1s") Duration wechatRefundTime) {}
