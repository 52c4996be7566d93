package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * An order whose money is in the merchant's wallet, and so can be refunded.
 *
 * @param paymentNo the payment that paid it
 * @param fen the order's amount in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CreditedOrder(long orderNo, long uid, long paymentNo, long fen, Instant creditedAt) {}
