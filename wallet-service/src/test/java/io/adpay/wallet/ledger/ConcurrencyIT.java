package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.recharge;
import static io.adpay.wallet.testing.SamplePostings.settlement;
import static io.adpay.wallet.testing.SamplePostings.spend;
import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.common.lock.KeyedLock;
import io.adpay.wallet.testing.RunningWalletService;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ConcurrencyIT extends RunningWalletService {

  @Autowired private PostTransfer postTransfer;
  @Autowired private Book book;
  @Autowired private KeyedLock lock;
  @Autowired private MeterRegistry meters;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void threeRechargesInTheSameMomentAllCount() {
    long uid = freshUid();

    var outcomes =
        postedTogether(List.of(recharge(uid, 5_000), recharge(uid, 5_000), recharge(uid, 5_000)));

    assertThat(outcomes).allMatch(TransferOutcome.Posted.class::isInstance);
    assertThat(available(uid)).isEqualTo(15_000);
  }

  @Test
  void twoHundredRechargesOverFiveWalletsAllCount() {
    List<Long> uids = IntStream.range(0, 5).mapToObj(_ -> freshUid()).toList();
    List<Posting> postings =
        IntStream.range(0, 200).mapToObj(i -> recharge(uids.get(i % 5), 7)).toList();

    var outcomes = postedTogether(postings);

    assertThat(outcomes).allMatch(TransferOutcome.Posted.class::isInstance);
    assertThat(uids).allMatch(uid -> available(uid) == 280);
  }

  @Test
  void ofTheSameTransferOneIsPostedAndTheOthersHearOfIt() {
    Posting posting = recharge(freshUid(), 9);

    var outcomes = postedTogether(Collections.nCopies(20, posting));

    assertThat(outcomes).filteredOn(TransferOutcome.Posted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(TransferOutcome.AlreadyPosted.class::isInstance).hasSize(19);
    assertThat(outcomes)
        .extracting(TransferOutcome::transferNo)
        .containsOnly(outcomes.getFirst().transferNo());
  }

  @Test
  void nobodySpendsWhatIsNotThere() {
    long uid = freshUid();
    postTransfer.post(recharge(uid, 100), _ -> {});

    var outcomes = postedTogether(IntStream.range(0, 50).mapToObj(_ -> spend(uid, 3)).toList());

    assertThat(outcomes).filteredOn(TransferOutcome.Posted.class::isInstance).hasSize(33);
    assertThat(outcomes).filteredOn(TransferOutcome.Rejected.class::isInstance).hasSize(17);
    assertThat(available(uid)).isEqualTo(1);
  }

  @Test
  void moneyThatCrossesBetweenTwoWalletsDoesNotDeadlock() {
    long one = freshUid();
    long other = freshUid();
    postTransfer.post(recharge(one, 1_000), _ -> {});
    postTransfer.post(recharge(other, 1_000), _ -> {});
    List<Posting> postings = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      postings.add(settlement(one, other, 3, 1));
      postings.add(settlement(other, one, 3, 1));
    }

    var outcomes = postedTogether(postings);

    assertThat(outcomes).allMatch(TransferOutcome.Posted.class::isInstance);
    assertThat(available(one)).isEqualTo(970);
    assertThat(available(other)).isEqualTo(970);
  }

  @Test
  void twoNodesThatShareNoQueueShareTheWallet() {
    long uid = freshUid();
    List<PostTransfer> nodes = List.of(node(), node());

    var outcomes =
        atTheSameTime(
            IntStream.range(0, 60)
                .<Callable<TransferOutcome>>mapToObj(
                    i -> () -> nodes.get(i % 2).post(recharge(uid, 1), _ -> {}))
                .toList());

    assertThat(outcomes).allMatch(TransferOutcome.Posted.class::isInstance);
    assertThat(available(uid)).isEqualTo(60);
  }

  private PostTransfer node() {
    Postings postings =
        new Postings(book, new TransactionTemplate(transactions), 20, _ -> {}, meters);
    return new PostTransfer(
        postings, new WalletQueues(10, 1_000, meters), lock, Duration.ofSeconds(2));
  }

  private List<TransferOutcome> postedTogether(List<Posting> postings) {
    return atTheSameTime(
        postings.stream()
            .<Callable<TransferOutcome>>map(posting -> () -> postTransfer.post(posting, _ -> {}))
            .toList());
  }
}
