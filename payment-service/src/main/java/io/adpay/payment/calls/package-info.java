/**
 * The only door to the channels for the rest of the service: no call without its token, and none
 * inside a transaction.
 */
@NullMarked
package io.adpay.payment.calls;

import org.jspecify.annotations.NullMarked;
