package io.adpay.withdraw.withdrawal;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How withdrawals begin.
 *
 * @param freezingGrace how long a request is left alone with its question to the wallet before it
 *     is asked on its behalf; longer than a call takes
 */
@Validated
@ConfigurationProperties("adpay.withdrawals")
record WithdrawalProperties(
    @NotNull @DurationMin(millis = 1) @DefaultValue("30s") Duration freezingGrace) {}
