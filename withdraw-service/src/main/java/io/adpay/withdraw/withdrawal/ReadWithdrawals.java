package io.adpay.withdraw.withdrawal;

import io.adpay.common.paging.Page;
import io.adpay.common.paging.PageRequest;
import io.adpay.common.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/** Shows withdrawals, newest first; those whose money was never frozen do not exist for anybody. */
@Component
public final class ReadWithdrawals {

  private final Withdrawals withdrawals;

  ReadWithdrawals(Withdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  /**
   * One withdrawal of that owner.
   *
   * @throws Problem 404 where there is none, or it is another's
   */
  WithdrawalBody one(long uid, long withdrawalNo) {
    return withdrawals
        .findByWithdrawalNo(withdrawalNo)
        .filter(withdrawal -> withdrawal.uid() == uid)
        .filter(withdrawal -> withdrawal.stage().shown().isPresent())
        .map(WithdrawalBody::of)
        .orElseThrow(Problem::notFound);
  }

  /** That owner's withdrawals, of one status or of all. */
  Page<WithdrawalBody> ofOwner(long uid, @Nullable WithdrawalStatus status, PageRequest page) {
    return shown(
        withdrawals.findByUidAndStageInAndWithdrawalNoLessThanOrderByWithdrawalNoDesc(
            uid, WithdrawalStage.shownAs(status), page.before(), Limit.of(page.fetch())),
        page);
  }

  /** Everybody's withdrawals, of one status or of all. */
  public Page<WithdrawalBody> ofAll(@Nullable WithdrawalStatus status, PageRequest page) {
    return shown(
        withdrawals.findByStageInAndWithdrawalNoLessThanOrderByWithdrawalNoDesc(
            WithdrawalStage.shownAs(status), page.before(), Limit.of(page.fetch())),
        page);
  }

  private static Page<WithdrawalBody> shown(List<Withdrawal> rows, PageRequest request) {
    Page<Withdrawal> page = Page.of(rows, request, Withdrawal::withdrawalNo);
    return new Page<>(page.items().stream().map(WithdrawalBody::of).toList(), page.nextCursor());
  }
}
