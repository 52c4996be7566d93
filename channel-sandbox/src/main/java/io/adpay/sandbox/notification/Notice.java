package io.adpay.sandbox.notification;

import io.adpay.sandbox.account.Channel;

/**
 * What a channel has to tell a merchant.
 *
 * @param matter what it is about, so that all notices about it can be told
 * @param notifyId stays the same however often it is sent
 * @param event the channel's name for what happened
 * @param url where the merchant wants to hear of it
 * @param content the channel's own form of it, unsigned: each attempt is signed anew
 */
public record Notice(
    Channel channel,
    String account,
    String matter,
    String notifyId,
    String event,
    String url,
    String content) {}
