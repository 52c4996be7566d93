/**
 * Alipay, through its own unmodified SDK: yuan strings and Beijing time on the wire, a trade that
 * exists only once the buyer has come, refunds and transfers done at once, and form posts for
 * notifications.
 */
@NullMarked
package io.adpay.payment.channel.alipay;

import org.jspecify.annotations.NullMarked;
