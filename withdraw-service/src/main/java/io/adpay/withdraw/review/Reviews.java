package io.adpay.withdraw.review;

import io.adpay.common.wire.Times;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code withdrawal_review}, to which rows are only added. */
@Component
final class Reviews {

  private final JdbcClient jdbc;

  Reviews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes a decision down, in the caller's transaction.
   *
   * @throws org.springframework.dao.DuplicateKeyException where this operator has decided so before
   */
  void add(
      long withdrawalNo, String operator, Decision decision, @Nullable String reason, Instant now) {
    jdbc.sql(
            """
            INSERT INTO withdrawal_review (withdrawal_no, operator, decision, reason, decided_at)
            VALUES (:withdrawalNo, :operator, :decision, :reason, :decidedAt)
            """)
        .param("withdrawalNo", withdrawalNo)
        .param("operator", operator)
        .param("decision", decision.name())
        .param("reason", reason)
        .param("decidedAt", Times.column(now))
        .update();
  }

  /** Who has approved it. */
  Set<String> approversOf(long withdrawalNo) {
    return jdbc.sql(
            "SELECT operator FROM withdrawal_review WHERE withdrawal_no = ? AND decision = ?")
        .params(withdrawalNo, Decision.APPROVED.name())
        .query(String.class)
        .set();
  }
}
