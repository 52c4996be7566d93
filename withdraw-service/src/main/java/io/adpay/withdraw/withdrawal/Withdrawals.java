package io.adpay.withdraw.withdrawal;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

/** All withdrawals. */
public interface Withdrawals extends Repository<Withdrawal, Long> {

  /** The withdrawal of that number. */
  Optional<Withdrawal> findByWithdrawalNo(long withdrawalNo);

  /** One owner's withdrawals in those stages, newest first, those below that number. */
  List<Withdrawal> findByUidAndStageInAndWithdrawalNoLessThanOrderByWithdrawalNoDesc(
      long uid, List<WithdrawalStage> stages, long before, Limit limit);

  /** Everybody's withdrawals in those stages, newest first, those below that number. */
  List<Withdrawal> findByStageInAndWithdrawalNoLessThanOrderByWithdrawalNoDesc(
      List<WithdrawalStage> stages, long before, Limit limit);

  /** Adds a withdrawal, and shows at once whether the database takes it. */
  Withdrawal saveAndFlush(Withdrawal withdrawal);

  /** Writes down what has changed. */
  void flush();
}
