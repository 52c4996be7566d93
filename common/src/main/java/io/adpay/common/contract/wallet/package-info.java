/** What wallet-service accepts from and tells to the other services. */
@NullMarked
package io.adpay.common.contract.wallet;

import org.jspecify.annotations.NullMarked;
