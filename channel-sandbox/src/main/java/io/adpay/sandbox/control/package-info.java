/**
 * The control API: the buyer's hand, the ordered faults, the demo merchant's credentials and the
 * figures.
 */
@NullMarked
package io.adpay.sandbox.control;

import org.jspecify.annotations.NullMarked;
