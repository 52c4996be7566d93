package io.adpay.common.contract.operations;

/**
 * What a check found.
 *
 * @param detail for a person: what is wrong with which numbers, or what was looked at
 */
public record CheckResult(String name, boolean ok, String detail) {}
