/**
 * The lost callback: the channel is asked what became of a payment until it has ended, and expired
 * payments are closed.
 */
@NullMarked
package io.adpay.payment.tracking;

import org.jspecify.annotations.NullMarked;
