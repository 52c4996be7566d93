/** What must always hold, as queries that must find nothing, run over one consistent snapshot. */
@NullMarked
package io.adpay.common.check;

import org.jspecify.annotations.NullMarked;
