/**
 * The payment itself: what it may become, each step as one transaction, and the facts that go out
 * with it.
 */
@NullMarked
package io.adpay.payment.payment;

import org.jspecify.annotations.NullMarked;
