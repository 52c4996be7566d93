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
}
