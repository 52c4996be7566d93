package io.adpay.payment.refund;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All refunds. */
public interface Refunds extends Repository<Refund, Long> {

  /** The refund of that number. */
  Optional<Refund> findByRefundNo(long refundNo);

  /** The refund of that number, for the caller's transaction alone. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select r from Refund r where r.refundNo = ?1")
  Optional<Refund> lock(long refundNo);

  /** An order's refunds in those stages, newest first, those below that number. */
  List<Refund> findByOrderNoAndStageInAndRefundNoLessThanOrderByRefundNoDesc(
      long orderNo, Collection<RefundStage> stages, long before, Limit limit);

  /** Adds a refund, and shows at once whether the database takes it. */
  Refund saveAndFlush(Refund refund);
}
