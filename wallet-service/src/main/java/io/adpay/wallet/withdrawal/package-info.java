/** What becomes of the money frozen for a withdrawal. */
@NullMarked
package io.adpay.wallet.withdrawal;

import org.jspecify.annotations.NullMarked;
