/** Where operators decide about withdrawals that no rule approves. */
@NullMarked
package io.adpay.withdraw.review;

import org.jspecify.annotations.NullMarked;
