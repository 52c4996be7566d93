package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.freshKey;
import static io.adpay.wallet.testing.SamplePostings.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.lock.KeyedLock;
import io.adpay.common.ordernumber.NumberGenerator;
import io.adpay.common.ordernumber.NumberIssuer;
import io.adpay.wallet.account.Accounts;
import io.adpay.wallet.hold.Holds;
import io.adpay.wallet.testing.RunningWalletService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class FailureIT extends RunningWalletService {

  @Autowired private PostTransfer postTransfer;
  @Autowired private Book book;
  @Autowired private KeyedLock lock;
  @Autowired private RedissonClient redisson;
  @Autowired private DataSource database;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private InvariantChecker checker;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void everyInvariantHolds() {
    threads.close();
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void whoIsKilledHalfWayLeavesNothingAndComesAgain() {
    long uid = freshUid();
    Posting posting = recharge(freshKey(), uid, 100);

    assertThatThrownBy(() -> postTransfer.post(posting, _ -> killThisConnection()))
        .isInstanceOf(RuntimeException.class);

    assertThat(
            jdbc.sql("SELECT COUNT(*) FROM wallet_transfer WHERE biz_no = ?")
                .param(posting.key().no())
                .query(Long.class)
                .single())
        .isZero();
    assertThat(postTransfer.post(posting, _ -> {})).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(available(uid)).isEqualTo(100);
  }

  @Test
  void whoLosesTheLockInAPauseLosesTheRaceAndTriesAgain() throws Exception {
    long uid = freshUid();
    postTransfer.post(recharge(uid, 1), _ -> {});
    CountDownLatch paused = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean firstTime = new AtomicBoolean(true);

    // It has read the wallet and stands before its first write.
    Book sleepy =
        new Book(
            new Transfers(jdbc),
            new Entries(jdbc),
            new Accounts(jdbc),
            new Holds(jdbc),
            new NumberGenerator(
                NumberIssuer.WALLET,
                _ -> NumberIssuer.NODES_PER_ISSUER - 1,
                pausing(paused, goOn, firstTime),
                RandomGenerator.getDefault(),
                Duration.ofSeconds(2)),
            Clock.systemUTC());
    Future<TransferOutcome> sleeper =
        threads.submit(() -> node(sleepy).post(recharge(uid, 10), _ -> {}));
    paused.await();
    redisson.getKeys().delete("adpay:lock:wallet:" + uid);
    TransferOutcome other = node(book).post(recharge(uid, 100), _ -> {});
    goOn.countDown();

    assertThat(other).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(sleeper.get()).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(available(uid)).isEqualTo(111);
  }

  @Test
  void aDeadlocksVictimTriesAgain() throws Exception {
    long uid = freshUid();
    postTransfer.post(recharge(uid, 100), _ -> {});
    long account =
        jdbc.sql("SELECT id FROM wallet_account WHERE owner_uid = ?")
            .param(uid)
            .query(Long.class)
            .single();
    CountDownLatch entriesWritten = new CountDownLatch(1);
    CountDownLatch accountLocked = new CountDownLatch(1);

    Future<?> rival =
        threads.submit(
            () -> {
              try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                JdbcClient own =
                    JdbcClient.create(new SingleConnectionDataSource(connection, true));
                // The victim is who wrote less: the rival writes much.
                for (int i = 0; i < 200; i++) {
                  own.sql(
                          """
                          INSERT INTO outbox (destination, type, business_key, payload, trace_id,
                                              created_at)
                          VALUES ('ORDER', 'Rival', '1', '{}', '', UTC_TIMESTAMP(3))
                          """)
                      .update();
                }
                own.sql("SELECT id FROM wallet_account WHERE id = ? FOR UPDATE")
                    .param(account)
                    .query(Long.class)
                    .single();
                accountLocked.countDown();
                await(entriesWritten);
                own.sql(
                        "SELECT 1 FROM wallet_entry WHERE account_id = ? AND seq = 2 LOCK IN SHARE MODE")
                    .param(account)
                    .query(Long.class)
                    .optional();
                connection.rollback();
              }
              return null;
            });
    accountLocked.await();
    TransferOutcome outcome = node(book).post(recharge(uid, 5), _ -> entriesWritten.countDown());
    rival.get();

    assertThat(outcome).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(meters.counter("adpay.ledger.retries").count()).isPositive();
    assertThat(available(uid)).isEqualTo(105);
  }

  /** A clock that is stopped, and the thread with it, the first time that it is looked at. */
  private static Clock pausing(
      CountDownLatch paused, CountDownLatch goOn, AtomicBoolean firstTime) {
    return new Clock() {
      @Override
      public Instant instant() {
        if (firstTime.getAndSet(false)) {
          paused.countDown();
          await(goOn);
        }
        return Clock.systemUTC().instant();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private PostTransfer node(Book book) {
    Postings postings =
        new Postings(book, new TransactionTemplate(transactions), 20, _ -> {}, meters);
    return new PostTransfer(
        postings, new WalletQueues(10, 1_000, meters), lock, Duration.ofMillis(200));
  }

  private void killThisConnection() {
    long id = jdbc.sql("SELECT CONNECTION_ID()").query(Long.class).single();
    try (Connection other = database.getConnection();
        var statement = other.createStatement()) {
      statement.execute("KILL " + id);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
