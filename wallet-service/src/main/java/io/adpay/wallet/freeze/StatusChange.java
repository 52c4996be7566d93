package io.adpay.wallet.freeze;

import io.adpay.wallet.account.AccountStatus;
import java.time.Instant;

/**
 * An operator's decision about a wallet.
 *
 * @param status how the wallet has stood since
 * @param reason for other operators to read
 * @param operator who decided it
 */
record StatusChange(AccountStatus status, String reason, String operator, Instant at) {}
