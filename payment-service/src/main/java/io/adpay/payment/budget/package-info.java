/**
 * One allowance of calls for each account at a channel, shared by all nodes and divided between the
 * kinds of calls.
 */
@NullMarked
package io.adpay.payment.budget;

import org.jspecify.annotations.NullMarked;
