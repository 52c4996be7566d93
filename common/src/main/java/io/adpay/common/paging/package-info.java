/** Lists in pages: a bounded limit, an opaque cursor, newest first. */
@NullMarked
package io.adpay.common.paging;

import org.jspecify.annotations.NullMarked;
