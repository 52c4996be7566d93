/**
 * The control API: the buyer's and the payee's hands, the ordered faults, the demo merchant's
 * credentials and the figures.
 */
@NullMarked
package io.adpay.sandbox.control;

import org.jspecify.annotations.NullMarked;
