/** A step in a transaction that calls somebody, and one half of a cycle. */
@NullMarked
package io.adpay.planted.alpha;

import org.jspecify.annotations.NullMarked;
