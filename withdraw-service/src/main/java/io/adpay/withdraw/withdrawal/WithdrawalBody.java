package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.payment.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as the public interface shows it; amounts are in fen.
 *
 * @param amount what leaves the wallet, the fee included
 * @param payoutAmount what the payee gets
 * @param reviewedBy the operator who decided last; null where a rule approved it
 * @param confirmation what the payee's app needs to ask for a confirmation, where the channel wants
 *     one: WeChat Pay's {@code package_info}; null until it is known, and again after the end
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
    Instant createdAt,
    @Nullable String reviewedBy,
    @Nullable Instant paidAt,
    @Nullable String failureCode,
    @Nullable String confirmation) {

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
        withdrawal.createdAt(),
        withdrawal.reviewedBy(),
        withdrawal.paidAt(),
        withdrawal.failureCode(),
        withdrawal.confirmation());
  }
}
