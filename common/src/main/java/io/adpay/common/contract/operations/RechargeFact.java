package io.adpay.common.contract.operations;

/** One recharge as a service knows it. */
public record RechargeFact(long orderNo, long fen) {}
