package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.payment.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as the public interface shows it; amounts are in fen.
 *
 * @param amount what leaves the wallet, the fee included
 * @param payoutAmount what the payee gets
 * @param confirmation what the payee's app needs to ask for the confirmation that the channel waits
 *     for: WeChat Pay's {@code package_info}; null where nothing is awaited, or not known yet
 * @param reviewedBy the operator who decided last; null where a rule approved it
 */
public record WithdrawalBody(
    String withdrawalNo,
    String uid,
    long amount,
    long fee,
    long payoutAmount,
    Channel channel,
    MaskedPayee payee,
    WithdrawalStatus status,
    @Nullable String confirmation,
    Instant createdAt,
    @Nullable String reviewedBy,
    @Nullable Instant paidAt,
    @Nullable String failureCode) {

  /** As much of a payee as their owner needs to know them again. */
  public record MaskedPayee(String account, String name) {}

  /** The withdrawal as it is now; only one that may be seen has such a form. */
  public static WithdrawalBody of(Withdrawal withdrawal) {
    return new WithdrawalBody(
        Long.toString(withdrawal.withdrawalNo()),
        Long.toString(withdrawal.uid()),
        withdrawal.amount().fen(),
        withdrawal.fee().fen(),
        withdrawal.payoutAmount().fen(),
        withdrawal.channel(),
        new MaskedPayee(withdrawal.payee().maskedAccount(), withdrawal.payee().maskedName()),
        withdrawal.stage().shown().orElseThrow(),
        withdrawal.confirmation(),
        withdrawal.createdAt(),
        withdrawal.reviewedBy(),
        withdrawal.paidAt(),
        withdrawal.failureCode());
  }
}
