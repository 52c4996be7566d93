package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.recharge;
import static io.adpay.wallet.testing.SamplePostings.spend;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.engines.PrivateRedis;
import io.adpay.engines.TestEngines;
import io.adpay.wallet.WalletService;
import io.adpay.wallet.testing.RunningWalletService;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = WalletService.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@DirtiesContext
class RedisAwayIT {

  private static final PrivateRedis REDIS = TestEngines.startPrivateRedis();

  @Autowired private PostTransfer postTransfer;
  @Autowired private JdbcClient jdbc;
  @Autowired private InvariantChecker checker;
  @Autowired private MeterRegistry meters;

  @DynamicPropertySource
  static void engines(DynamicPropertyRegistry registry) {
    RunningWalletService.register(registry, TestEngines.freshDatabase("noredis"), REDIS.address());
  }

  @AfterAll
  static void end() {
    REDIS.close();
  }

  @Test
  void moneyGoesOnRightWhenRedisDiesMidWay() throws Exception {
    List<Future<TransferOutcome>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 120; i++) {
        long uid = 1_001L + i % 3;
        if (i == 40) {
          REDIS.kill();
        }
        running.add(threads.submit(() -> postTransfer.post(recharge(uid, 5), _ -> {})));
      }
      for (Future<TransferOutcome> each : running) {
        assertThat(each.get()).isInstanceOf(TransferOutcome.Posted.class);
      }
    }

    postTransfer.post(recharge(1_001, 5), _ -> {});
    assertThat(meters.counter("adpay.lock.bypassed").count()).isPositive();
    assertThat(postTransfer.post(spend(1_002, 201), _ -> {}))
        .isInstanceOf(TransferOutcome.Rejected.class);
    assertThat(jdbc.sql("SELECT SUM(available) FROM wallet_account").query(Long.class).single())
        .isEqualTo(605);
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }
}
