package io.adpay.payment.payout;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All payouts. */
interface Payouts extends Repository<Payout, Long> {

  /** The payout of that withdrawal. */
  Optional<Payout> findByWithdrawalNo(long withdrawalNo);

  /** The payout of that withdrawal, for the caller's transaction alone. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Payout p where p.withdrawalNo = ?1")
  Optional<Payout> lock(long withdrawalNo);

  /** Adds a payout, and shows at once whether the database takes it. */
  Payout saveAndFlush(Payout payout);
}
