package io.adpay.wallet.rollup;

import static io.adpay.wallet.testing.SamplePostings.recharge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.ledger.PostTransfer;
import io.adpay.wallet.testing.RunningWalletService;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RollUpIT extends RunningWalletService {

  /** As if all numbers were old already. */
  private static final Duration NO_LAG = Duration.ofHours(-1);

  @Autowired private PostTransfer postTransfer;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void whatWasPostedIsRolledUpChunkByChunk() {
    for (int i = 0; i < 7; i++) {
      postTransfer.post(recharge(freshUid(), 10), _ -> {});
    }
    rollUp(NO_LAG, 3).run();
    long before = balance();

    postTransfer.post(recharge(freshUid(), 25), _ -> {});
    assertThat(balance()).isEqualTo(before).isEqualTo(entries() + 25);
    rollUp(NO_LAG, 3).run();

    assertThat(balance()).isEqualTo(before - 25).isEqualTo(entries());
  }

  @Test
  void whatIsYoungIsLeftAlone() {
    rollUp(NO_LAG, 100).run();
    long before = balance();
    postTransfer.post(recharge(freshUid(), 10), _ -> {});

    rollUp(Duration.ofMinutes(10), 100).run();

    assertThat(balance()).isEqualTo(before);
    rollUp(NO_LAG, 100).run();
  }

  @Test
  void whatIsWrittenAndNotYetCommittedIsWaitedFor() throws Exception {
    rollUp(NO_LAG, 100).run();
    long before = balance();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var posting =
          threads.submit(
              () ->
                  postTransfer.post(
                      recharge(freshUid(), 10),
                      _ -> {
                        written.countDown();
                        await(goOn);
                      }));
      await(written);

      var rollUp = threads.submit(() -> rollUp(NO_LAG, 100).run());
      assertThatThrownBy(() -> rollUp.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      goOn.countDown();
      posting.get();
      rollUp.get();
    }

    assertThat(balance()).isEqualTo(before - 10).isEqualTo(entries());
  }

  @Test
  void aWatermarkThatCouldBeOvertakenIsRefused() {
    assertThatThrownBy(
            () -> new RollUpProperties(Duration.ofSeconds(1), Duration.ofMinutes(5), 100))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private RollUpBalances rollUp(Duration lag, int chunk) {
    return new RollUpBalances(jdbc, new TransactionTemplate(transactions), lag, chunk);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long balance() {
    return number("SELECT balance FROM account_rollup WHERE account_id = ?");
  }

  private long entries() {
    return number("SELECT SUM(amount) FROM wallet_entry WHERE account_id = ?");
  }

  private long number(String sql) {
    return jdbc.sql(sql).param(PlatformAccount.CLEARING_ALIPAY.id()).query(Long.class).single();
  }
}
