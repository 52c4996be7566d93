/**
 * Takes earnings out of the suite: what a traffic owner asks for, until it is paid or given back.
 */
@NullMarked
package io.adpay.withdraw;

import org.jspecify.annotations.NullMarked;
