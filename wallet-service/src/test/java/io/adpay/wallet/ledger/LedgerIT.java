package io.adpay.wallet.ledger;

import static io.adpay.wallet.testing.SamplePostings.freeze;
import static io.adpay.wallet.testing.SamplePostings.freshKey;
import static io.adpay.wallet.testing.SamplePostings.recharge;
import static io.adpay.wallet.testing.SamplePostings.release;
import static io.adpay.wallet.testing.SamplePostings.settle;
import static io.adpay.wallet.testing.SamplePostings.settlement;
import static io.adpay.wallet.testing.SamplePostings.spend;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.check.InvariantChecker;
import io.adpay.common.contract.operations.CheckResult;
import io.adpay.wallet.testing.RunningWalletService;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerIT extends RunningWalletService {

  @Autowired private PostTransfer postTransfer;
  @Autowired private Book book;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private InvariantChecker checker;

  @AfterEach
  void everyInvariantHolds() {
    assertThat(checker.check()).allMatch(CheckResult::ok);
  }

  @Test
  void theSameAgainGivesTheSameResult() {
    BusinessKey key = freshKey();
    long uid = freshUid();

    var first = (TransferOutcome.Posted) post(recharge(key, uid, 100));

    assertThat(post(recharge(key, uid, 100)))
        .isEqualTo(new TransferOutcome.AlreadyPosted(first.transferNo(), first.postedAt()));
    assertThat(post(recharge(key, uid, 101)))
        .isEqualTo(new TransferOutcome.Conflict(first.transferNo()));
    assertThat(available(uid)).isEqualTo(100);
  }

  @Test
  void aRejectionStandsEvenWhenTheMoneyIsThereLater() {
    long uid = freshUid();
    Posting spend = spend(uid, 10);

    TransferOutcome rejected = post(spend);
    post(recharge(uid, 100));

    assertThat(rejected).isInstanceOf(TransferOutcome.Rejected.class);
    assertThat(post(spend)).isEqualTo(rejected);
    assertThat(available(uid)).isEqualTo(100);
    assertThat(post(spend(uid, 10))).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(
            jdbc.sql("SELECT reason FROM wallet_transfer WHERE id = ?")
                .param(rejected.transferNo())
                .query(String.class)
                .single())
        .isEqualTo("INSUFFICIENT_BALANCE");
  }

  @Test
  void aSettlementMovesMoneyOverThreeAccounts() {
    long advertiser = freshUid();
    long traffic = freshUid();
    post(recharge(advertiser, 1_000));

    assertThat(post(settlement(advertiser, traffic, 300, 45)))
        .isInstanceOf(TransferOutcome.Posted.class);
    assertThat(post(settlement(advertiser, traffic, 701, 45)))
        .isInstanceOf(TransferOutcome.Rejected.class);

    assertThat(available(advertiser)).isEqualTo(700);
    assertThat(available(traffic)).isEqualTo(255);
  }

  @Test
  void heldMoneyIsSettledAndReleasedButNeverTwice() {
    long uid = freshUid();
    post(recharge(uid, 100));

    long hold = post(freeze(uid, 60)).transferNo();
    assertThat(available(uid)).isEqualTo(40);
    assertThat(frozen(uid)).isEqualTo(60);
    assertThat(post(freeze(uid, 41)))
        .isInstanceOfSatisfying(
            TransferOutcome.Rejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo(RejectionReason.INSUFFICIENT_BALANCE));

    assertThat(post(settle(uid, hold, 45))).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(post(release(uid, hold, 15))).isInstanceOf(TransferOutcome.Posted.class);
    assertThat(post(release(uid, hold, 1)))
        .isInstanceOfSatisfying(
            TransferOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.HOLD_EXCEEDED));
    assertThat(post(settle(freshUid(), hold, 1)))
        .isInstanceOfSatisfying(
            TransferOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.HOLD_UNKNOWN));
    assertThat(available(uid)).isEqualTo(55);
    assertThat(frozen(uid)).isZero();
  }

  @Test
  void oneTransferIsCorrectedByOneOther() {
    long uid = freshUid();
    long wrong = post(recharge(uid, 100)).transferNo();

    assertThat(post(spend(uid, 100).reversing(wrong))).isInstanceOf(TransferOutcome.Posted.class);
    post(recharge(uid, 100));

    assertThat(post(spend(uid, 100).reversing(wrong)))
        .isInstanceOfSatisfying(
            TransferOutcome.Rejected.class,
            rejected -> assertThat(rejected.reason()).isEqualTo(RejectionReason.ALREADY_REVERSED));
  }

  @Test
  void whatIsToldToOthersIsPartOfTheTransaction() {
    long uid = freshUid();
    Posting posting = recharge(uid, 100);

    assertThatThrownBy(
            () ->
                postTransfer.post(
                    posting,
                    _ -> {
                      throw new IllegalStateException("the outbox is full");
                    }))
        .hasMessage("the outbox is full");

    assertThat(transfers(posting.key())).isZero();
    assertThat(available(uid)).isZero();
    assertThat(post(posting)).isInstanceOf(TransferOutcome.Posted.class);
  }

  @Test
  void whatIsRecordedIsToldOnceAndRejectionsToo() {
    long uid = freshUid();
    List<TransferOutcome> told = new ArrayList<>();
    Posting spend = spend(uid, 1);

    TransferOutcome rejected = postTransfer.post(spend, told::add);
    postTransfer.post(spend, told::add);

    assertThat(told).containsExactly(rejected);
  }

  @Test
  void itCommitsByItselfAndByItselfOnly() {
    var transaction = new TransactionTemplate(transactions);

    assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> post(recharge(freshUid(), 1))))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWouldOverflowThrowsAndLeavesNothing() {
    long uid = freshUid();
    Posting first = recharge(uid, Long.MAX_VALUE);
    post(first);
    Posting second = recharge(uid, 1);

    assertThatThrownBy(() -> post(second)).isInstanceOf(ArithmeticException.class);

    assertThat(transfers(second.key())).isZero();
    assertThat(available(uid)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void manyWaitingChangesShareATransactionAndKeepTheirOwnNumbers() {
    long uid = freshUid();
    BusinessKey key = freshKey();
    List<Request> requests =
        List.of(
            request(recharge(key, uid, 10)),
            request(spend(uid, 11)),
            request(spend(uid, 4)),
            request(recharge(key, uid, 10)),
            request(recharge(key, uid, 12)));

    List<TransferOutcome> outcomes =
        postings(new SimpleMeterRegistry()).post(requests).stream()
            .map(Postings.Result::outcome)
            .toList();

    assertThat(outcomes)
        .extracting(Object::getClass)
        .containsExactly(
            (Class) TransferOutcome.Posted.class,
            TransferOutcome.Rejected.class,
            TransferOutcome.Posted.class,
            TransferOutcome.AlreadyPosted.class,
            TransferOutcome.Conflict.class);
    assertThat(outcomes.get(3).transferNo()).isEqualTo(outcomes.get(0).transferNo());
    assertThat(available(uid)).isEqualTo(6);
  }

  @Test
  void onePoisonousChangeFailsAlone() {
    long uid = freshUid();
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      requests.add(request(recharge(uid, 1)));
    }
    requests.add(4, request(recharge(uid, Long.MAX_VALUE)));

    List<Postings.Result> results = postings(new SimpleMeterRegistry()).post(requests);

    assertThat(results.get(4)).isInstanceOf(Postings.Result.Failed.class);
    assertThat(results).filteredOn(Postings.Result.Done.class::isInstance).hasSize(9);
    assertThat(available(uid)).isEqualTo(9);
  }

  private Postings postings(SimpleMeterRegistry meters) {
    return new Postings(book, new TransactionTemplate(transactions), 5, _ -> {}, meters);
  }

  private static Request request(Posting posting) {
    return new Request(posting, _ -> {});
  }

  private TransferOutcome post(Posting posting) {
    return postTransfer.post(posting, _ -> {});
  }

  private long transfers(BusinessKey key) {
    return jdbc.sql("SELECT COUNT(*) FROM wallet_transfer WHERE biz_type = ? AND biz_no = ?")
        .params(key.type(), key.no())
        .query(Long.class)
        .single();
  }
}
