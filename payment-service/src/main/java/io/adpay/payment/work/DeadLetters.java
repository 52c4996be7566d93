package io.adpay.payment.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a task goes that nobody could finish, so that it holds up no other. */
@Component
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcClient jdbc;

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lays a task aside for an operator, in the caller's transaction. */
  public void add(String queue, String task, int tries) {
    log.error("Task {} of {} is laid aside after {} tries without an end", task, queue, tries);
    jdbc.sql(
            """
            INSERT INTO dead_letter (queue, task, tries, created_at)
            VALUES (?, ?, ?, UTC_TIMESTAMP(3))
            """)
        .params(queue, task, tries)
        .update();
  }

  /**
   * Lays something aside that a person has to decide, in the caller's transaction: once, however
   * often it is found.
   */
  public void handOver(String queue, String task) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO dead_letter (queue, task, tries, created_at)
                SELECT :queue, :task, 0, UTC_TIMESTAMP(3) FROM DUAL
                 WHERE NOT EXISTS
                       (SELECT 1 FROM dead_letter WHERE queue = :queue AND task = :task)
                """)
            .param("queue", queue)
            .param("task", task)
            .update();
    if (rows == 1) {
      log.error("{} of {} is for an operator to decide", task, queue);
    }
  }
}
