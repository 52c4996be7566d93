/** What order-service accepts from and tells to the other services. */
@NullMarked
package io.adpay.common.contract.order;

import org.jspecify.annotations.NullMarked;
