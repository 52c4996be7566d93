package io.adpay.payment.closing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How an order's payments are closed.
 *
 * @param patience how long each call to a channel waits for its token, while a merchant waits
 * @param firstQuestion how long after closing a payment that the channel did not know it is asked
 */
@Validated
@ConfigurationProperties("adpay.closing")
public record ClosingProperties(
    @NotNull @DurationMin(millis = 1) @DefaultValue("2s") Duration patience,
    @NotNull @DurationMin(millis = 1) @DefaultValue("10s") Duration firstQuestion) {}
