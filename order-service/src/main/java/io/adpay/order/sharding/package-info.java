/** The four tables of each kind, and the gene by which a row finds its own. */
@NullMarked
package io.adpay.order.sharding;

import org.jspecify.annotations.NullMarked;
