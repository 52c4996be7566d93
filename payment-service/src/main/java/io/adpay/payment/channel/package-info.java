/**
 * The port to the payment channels: the rest of the service pays, asks, closes, refunds and pays
 * out in these terms and never learns which channel it talks to. An adapter lives in a package of
 * its own beneath this one, and a further channel is one more such package and one more name in the
 * enum.
 */
@NullMarked
package io.adpay.payment.channel;

import org.jspecify.annotations.NullMarked;
