/**
 * What stands between a merchant and the channel's work: the limit of calls, the bad days that were
 * ordered, and the count of it all.
 */
@NullMarked
package io.adpay.sandbox.faults;

import org.jspecify.annotations.NullMarked;
