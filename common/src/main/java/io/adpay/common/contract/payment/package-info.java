/** What payment-service says to the other services, and the words that all of them share for it. */
@NullMarked
package io.adpay.common.contract.payment;

import org.jspecify.annotations.NullMarked;
