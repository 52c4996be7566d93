package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import java.time.Instant;

/**
 * Asks the order whether a payment of it may begin; asked again with the same payment number, it
 * gives the same answer.
 *
 * @param expiresAt until when the payment may stay open as far as is known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record BeginPayment(
    long paymentNo, long uid, Channel channel, Method method, Instant expiresAt) {}
