package io.adpay.payment.channel;

/**
 * What to answer a notification with, in the channel's own form.
 *
 * @param status the HTTP status
 * @param contentType the body's media type
 * @param body the body, empty for none
 */
public record NoticeAnswer(int status, String contentType, String body) {}
