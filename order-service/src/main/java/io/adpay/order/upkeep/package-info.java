/** Work that a node repeats by itself for as long as it runs. */
@NullMarked
package io.adpay.order.upkeep;

import org.jspecify.annotations.NullMarked;
