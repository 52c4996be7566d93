/** Alipay's small forms, on their own. */
@NullMarked
package io.adpay.sandbox.alipay;

import org.jspecify.annotations.NullMarked;
