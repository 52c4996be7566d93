/**
 * Both channels on this machine: their protocols, their limits, their bad days, and a buyer's
 * pages.
 */
@NullMarked
package io.adpay.sandbox;

import org.jspecify.annotations.NullMarked;
