package io.adpay.chaos.run;

import io.adpay.chaos.judge.Databases;
import io.adpay.chaos.report.MoneySample;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks once a second at the money that is on its way. Where the database is away there is no
 * sample. Between two services the same money may be seen for a moment on both sides, or on
 * neither.
 */
final class MoneyInFlight implements AutoCloseable {
  private static final String UNCREDITED =
      IntStream.range(0, Databases.ORDER_TABLES)
          .mapToObj(
              table ->
                  """
                  (SELECT COALESCE(SUM(d.amount_fen), 0)
                     FROM t_order_%1$d o JOIN t_order_detail_%1$d d ON d.order_no = o.order_no
                    WHERE o.status NOT IN ('CREATED', 'PAYING', 'CLOSED')
                      AND d.credited_at IS NULL)
                  """
                      .formatted(table))
          .collect(Collectors.joining(" + ", "SELECT ", ""));
  private static final String UNJUDGED =
      """
      SELECT COALESCE(SUM(received_amount), 0) FROM payment
       WHERE status = 'SUCCEEDED' AND disposition IS NULL
      """;
  private static final String REFUNDS =
      "SELECT COALESCE(SUM(amount), 0) FROM refund WHERE stage IN ('HOLDING', 'PENDING')";
  private static final String PAYOUTS =
      "SELECT COALESCE(SUM(amount), 0) FROM payout WHERE status = 'PENDING'";
  private static final String HOLDS =
      "SELECT COALESCE(SUM(amount - settled - released), 0) FROM wallet_hold";

  private final Databases databases;
  private final Clock clock;
  private final List<MoneySample> samples = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable String gap;

  private MoneyInFlight(Databases databases, Clock clock) {
    this.databases = databases;
    this.clock = clock;
  }

  /** Looks from now on, until it is closed. */
  static MoneyInFlight watched(Databases databases, Clock clock) {
    MoneyInFlight watched = new MoneyInFlight(databases, clock);
    Thread.ofVirtual().name("money in flight").start(watched::watch);
    return watched;
  }

  List<MoneySample> samples() {
    synchronized (samples) {
      return List.copyOf(samples);
    }
  }

  /** Why there is no sample at all, if so. */
  Optional<String> whyNone() {
    return samples.isEmpty() ? Optional.ofNullable(gap) : Optional.empty();
  }

  @Override
  public void close() {
    closed.countDown();
  }

  private void watch() {
    do {
      try {
        samples.add(look());
      } catch (SQLException away) {
        gap = away.getMessage();
      }
    } while (!isClosedWithinASecond());
  }

  private boolean isClosedWithinASecond() {
    try {
      return closed.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private MoneySample look() throws SQLException {
    try (Connection orders = connect(databases.orderUrl());
        Connection payments = connect(databases.paymentUrl());
        Connection wallets = connect(databases.walletUrl())) {
      return new MoneySample(
          clock.instant(),
          sum(orders, UNCREDITED) + sum(payments, UNJUDGED),
          sum(payments, REFUNDS),
          sum(payments, PAYOUTS),
          sum(wallets, HOLDS));
    }
  }

  private Connection connect(String url) throws SQLException {
    Connection connection =
        DriverManager.getConnection(url, databases.user(), databases.password());
    connection.setReadOnly(true);
    return connection;
  }

  private static long sum(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
