/** What withdraw-service is told by others. */
@NullMarked
package io.adpay.common.contract.withdraw;

import org.jspecify.annotations.NullMarked;
