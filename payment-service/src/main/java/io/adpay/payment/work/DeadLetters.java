package io.adpay.payment.work;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where operators are told of tasks that nobody could finish. */
@Component
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcClient jdbc;

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Tells of a task whose tries break off, in the caller's transaction: once, until an operator has
   * dealt with it.
   *
   * @param tries how many have, one after the other
   */
  public void add(String queue, String task, int tries) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO dead_letter (queue, task, tries, created_at)
                SELECT :queue, :task, :tries, UTC_TIMESTAMP(3) FROM DUAL
                 WHERE NOT EXISTS
                       (SELECT 1 FROM dead_letter
                         WHERE queue = :queue AND task = :task AND resolved_at IS NULL)
                """)
            .param("queue", queue)
            .param("task", task)
            .param("tries", tries)
            .update();
    if (rows == 1) {
      log.error("{} tries at task {} of {} broke off, one after the other", tries, task, queue);
    }
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
