package io.adpay.common.contract.wallet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Asks that money of a wallet is set aside. Asked again with the same purpose and reference, the
 * first answer is given again.
 *
 * @param reference the number of what it is set aside for
 * @param fen how much, in fen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record OpenHold(HoldPurpose purpose, long reference, long uid, long fen) {}
