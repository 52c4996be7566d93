package io.adpay.chaos.report;

import java.time.Instant;

/**
 * What was in flight at one moment, in fen. The classes look at the same money from several sides
 * (a refund that is open is a hold as well), so they don't add up to anything.
 *
 * @param at when it was read
 * @param paidNotCreditedFen the buyers have paid it, the wallets don't have it
 * @param refundsOpenFen of refunds that have not ended
 * @param payoutsOpenFen of payouts that have not ended
 * @param holdsFen frozen in wallets
 */
public record MoneySample(
    Instant at, long paidNotCreditedFen, long refundsOpenFen, long payoutsOpenFen, long holdsFen) {}
