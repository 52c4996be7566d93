package io.adpay.common.contract.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** The payout is written down; what becomes of it is told by an event. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PayoutTaken(long withdrawalNo) {}
