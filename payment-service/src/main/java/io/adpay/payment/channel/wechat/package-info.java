/**
 * WeChat Pay, through its own unmodified SDK: fen and RFC 3339 on the wire, refunds that take their
 * time, transfers that their payee confirms, and encrypted notifications.
 */
@NullMarked
package io.adpay.payment.channel.wechat;

import org.jspecify.annotations.NullMarked;
