package io.adpay.common.contract.operations;

/**
 * One fact about money as a service knows it, such as a recharge.
 *
 * @param no the business number by which every service knows it
 * @param fen how much, in fen
 */
public record Fact(long no, long fen) {}
