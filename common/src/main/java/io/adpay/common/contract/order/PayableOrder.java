package io.adpay.common.contract.order;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * The order says yes: it is PAYING now, and this is what is to be paid.
 *
 * @param fen the amount in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayableOrder(
    long orderNo, long uid, long fen, String currency, String subject, Instant expiresAt) {}
