/**
 * Takes the steps that nobody else would take: after a crash, after silence, and after approval.
 */
@NullMarked
package io.adpay.withdraw.upkeep;

import org.jspecify.annotations.NullMarked;
