package io.adpay.wallet.purpose;

/**
 * What another service says is held.
 *
 * @param reference the number of the refund or the withdrawal
 * @param uid whose wallet it is in
 * @param fen all of it, in fen
 */
public record HoldClaim(Purpose purpose, long reference, long uid, long fen) {}
