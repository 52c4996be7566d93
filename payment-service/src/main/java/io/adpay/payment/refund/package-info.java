/**
 * Money on its way back to buyers: what merchants ask for, and what came in as surplus. Each refund
 * is one row that is worked on until the channel says yes or no.
 */
@NullMarked
package io.adpay.payment.refund;

import org.jspecify.annotations.NullMarked;
