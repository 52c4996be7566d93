package io.adpay.sandbox.faults;

import io.adpay.sandbox.account.Channel;

/**
 * A merchant's call, before it is looked into.
 *
 * @param account who it says that it is
 * @param api the method or endpoint, as the statistics name it
 */
public record Call(Channel channel, String account, String api) {}
