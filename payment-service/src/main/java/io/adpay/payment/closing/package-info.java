/** Ends every payment of an order that is to be closed, unless a buyer is quicker. */
@NullMarked
package io.adpay.payment.closing;

import org.jspecify.annotations.NullMarked;
