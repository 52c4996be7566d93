package io.adpay.chaos.workload;

import io.adpay.chaos.journal.CallKind;

/**
 * A request of which nobody was told what became of it.
 *
 * @param client who sent it
 * @param kind what it asks for
 * @param subject the number that it is about; empty: about none
 * @param key under which it was sent; empty: without
 */
public record UntoldRequest(String client, CallKind kind, String subject, String key) {}
