package io.adpay.payment.work;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where operators are told of tasks: of those whose tries break off, which says that something is
 * wrong on our side, and of those that a person has to decide. The one says nothing of the other.
 */
@Component
public final class DeadLetters {

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final JdbcClient jdbc;

  DeadLetters(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Tells of a task whose tries break off: once, until an operator has dealt with it and it has
   * been tried again since.
   *
   * @param tries how many have, one after the other
   * @param quarantine how long its queue leaves such a task alone
   */
  public void add(String queue, String task, int tries, Duration quarantine) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO dead_letter (queue, task, tries, created_at)
                SELECT :queue, :task, :tries, UTC_TIMESTAMP(3) FROM DUAL
                 WHERE NOT EXISTS
                       (SELECT 1 FROM dead_letter
                         WHERE queue = :queue AND task = :task AND tries > 0
                           AND (resolved_at IS NULL
                                OR resolved_at > TIMESTAMPADD(SECOND, -:pause, UTC_TIMESTAMP(3))))
                """)
            .param("queue", queue)
            .param("task", task)
            .param("tries", tries)
            .param("pause", Quarantine.longest(quarantine).toSeconds())
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
                       (SELECT 1 FROM dead_letter
                         WHERE queue = :queue AND task = :task AND tries = 0)
                """)
            .param("queue", queue)
            .param("task", task)
            .update();
    if (rows == 1) {
      log.error("{} of {} is for an operator to decide", task, queue);
    }
  }
}
