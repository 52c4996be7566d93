package io.adpay.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import io.adpay.payment.suite.FakeChannel;
import io.adpay.payment.suite.RunningService;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A refund between us and the channel, through everything that can happen there. */
class CarryRefundOutIT extends RunningService {

  private static final long PART = 1200;

  private long order;

  @BeforeEach
  void anOrder() {
    order = order();
  }

  @ParameterizedTest
  @EnumSource
  void refundThatTheChannelDoesIsToldToTheWalletAndTheOrder(Channel channel) {
    long paymentNo = credited(order, channel);

    long first = refunding(order, PART);
    refundBecomes(first, "SUCCEEDED");
    long second = refunding(order, FEN - PART);
    refundBecomes(second, "SUCCEEDED");

    RefundCommand command = fake(channel).refunds(paymentNo).getFirst();
    assertThat(command.outRefundNo().value()).isEqualTo(Long.toString(first));
    assertThat(command.amount()).isEqualTo(Money.ofFen(PART));
    assertThat(command.received()).isEqualTo(Money.ofFen(FEN));
    assertThat(command.reason()).isEqualTo("Not as agreed");
    eventually()
        .untilAsserted(
            () -> {
              assertThat(SUITE.events("RefundSucceeded", first))
                  .singleElement()
                  .satisfies(
                      e -> {
                        assertThat(e.payload().get("fen").asLong()).isEqualTo(PART);
                        assertThat(e.payload().get("channel").asString()).isEqualTo(channel.name());
                      });
              assertThat(SUITE.events("RefundSucceeded", second)).hasSize(1);
              assertThat(SUITE.events("OrderRefunded", order))
                  .extracting(e -> e.payload().get("totalFen").asLong())
                  .containsExactlyInAnyOrder(PART, FEN);
            });
    assertThat(refund(order, 1).code()).isEqualTo("refund_exceeds_paid");
  }

  @ParameterizedTest
  @EnumSource
  void silentChannelThatDidNothingIsToldAgainWithTheSameNumber(Channel channel) {
    long paymentNo = credited(order, channel);
    fake(channel).onRefund(paymentNo, script(unknown()));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(fake(channel).refunds(paymentNo))
        .hasSize(2)
        .allSatisfy(c -> assertThat(c.outRefundNo().value()).isEqualTo(Long.toString(refundNo)))
        .satisfies(sent -> assertThat(sent.get(0)).isEqualTo(sent.get(1)));
    assertThat(fake(channel).refundQuestions(paymentNo)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void silentChannelThatDidItIsNotToldAgain(Channel channel) {
    FakeChannel fake = fake(channel);
    long paymentNo = credited(order, channel);
    fake.onRefund(
        paymentNo,
        command -> {
          fake.sendBack(command);
          return unknown();
        });

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(fake.refunds(paymentNo)).hasSize(1);
    eventually().until(() -> SUITE.events("RefundSucceeded", refundNo).size() == 1);
  }

  @Test
  void finalRefusalGivesTheMoneyBack() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, script(refused(Finality.FINAL)));

    long refundNo = refunding(order, FEN);

    refundBecomes(refundNo, "FAILED");
    eventually().until(() -> SUITE.events("RefundFailed", refundNo).size() == 1);
    assertThat(SUITE.events("OrderRefunded", order)).isEmpty();
    assertThat(alipay.refundQuestions(paymentNo)).isZero();
    refundBecomes(refunding(order, FEN), "SUCCEEDED");
  }

  @Test
  void finalRefusalAfterASilenceIsNotBelievedWhereTheChannelHasDoneIt() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, script(unknown(), refused(Finality.FINAL)));
    alipay.onRefundQuery(paymentNo, script(accepted(new RefundView.NotDone()), done()));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(alipay.refunds(paymentNo)).hasSize(2);
    assertThat(SUITE.events("RefundFailed", refundNo)).isEmpty();
  }

  @Test
  void finalRefusalAfterASilenceIsBelievedWhereTheChannelHasNotDoneIt() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, script(unknown(), refused(Finality.FINAL)));
    alipay.onRefundQuery(
        paymentNo,
        script(accepted(new RefundView.NotDone()), unknown(), accepted(new RefundView.NotDone())));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "FAILED");
    assertThat(alipay.refunds(paymentNo)).hasSize(2);
    assertThat(alipay.refundQuestions(paymentNo)).isGreaterThan(3);
    eventually().until(() -> SUITE.events("RefundFailed", refundNo).size() == 1);
  }

  @Test
  void refusalIsNotBelievedWhileAnEarlierSendingMayBeOnItsWay() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, script(unknown(), refused(Finality.FINAL)));
    alipay.onRefundQuery(
        paymentNo,
        script(accepted(new RefundView.NotDone()), accepted(new RefundView.NotDone()), done()));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(alipay.refunds(paymentNo)).hasSize(2);
    assertThat(SUITE.events("RefundFailed", refundNo)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Finality.class,
      names = {"FOR_NOW", "CONFIGURATION"})
  void refusalForNowIsTriedAgainAndReleasesNothing(Finality finality) {
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefund(paymentNo, script(refused(finality), refused(finality), refused(finality)));

    long refundNo = refunding(order, FEN);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(wechat.refunds(paymentNo)).hasSize(4);
    assertThat(SUITE.events("RefundFailed", refundNo)).isEmpty();
  }

  @Test
  void callThatCameTooFastCountsAsNone() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(
        paymentNo, script(Optional.of(new ChannelReply.RateLimited<>()), refused(Finality.FINAL)));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "FAILED");
    assertThat(alipay.refundQuestions(paymentNo)).isZero();
  }

  @Test
  void refundThatIsStuckAtTheChannelIsForAnOperatorAndEndsWhenItIsSettledThere() {
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefundQuery(paymentNo, _ -> accepted(new RefundView.Abnormal()));

    long refundNo = refunding(order, PART);

    eventually().until(() -> wechat.refundQuestions(paymentNo) >= 3);
    assertThat(refundStatus(refundNo)).isEqualTo("PENDING");
    assertThat(deadLetters(refundNo)).containsExactly("refunds-wechat");
    wechat.behave();
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void refundThatTheChannelClosedHasFailed() {
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefundQuery(paymentNo, _ -> accepted(new RefundView.Closed()));

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "FAILED");
    eventually().until(() -> SUITE.events("RefundFailed", refundNo).size() == 1);
  }

  @Test
  void otherSumThatWentBackIsForAnOperator() {
    long paymentNo = credited(order, Channel.WECHAT);
    wechat.onRefundQuery(
        paymentNo, _ -> accepted(new RefundView.Succeeded(Money.ofFen(PART - 1), Instant.now())));

    long refundNo = refunding(order, PART);

    eventually().until(() -> !deadLetters(refundNo).isEmpty());
    assertThat(deadLetters(refundNo)).containsExactly("refunds-contradicted");
    assertThat(refundStatus(refundNo)).isEqualTo("PENDING");
  }

  @Test
  void channelThatNeverSaysAnythingIsForAnOperatorAndNothingIsGivenUp() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(paymentNo, _ -> unknown());
    alipay.onRefundQuery(paymentNo, _ -> unknown());

    long refundNo = refunding(order, PART);

    eventually().until(() -> !deadLetters(refundNo).isEmpty());
    long questions = alipay.refundQuestions(paymentNo);
    eventually().until(() -> alipay.refundQuestions(paymentNo) >= questions + 2);
    assertThat(deadLetters(refundNo)).containsExactly("refunds-alipay");
    assertThat(alipay.refunds(paymentNo)).hasSize(1);
    assertThat(refundStatus(refundNo)).isEqualTo("PENDING");
    alipay.behave();
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void crashAfterTheCallLeavesADoubtThatOnlyTheChannelSettles() {
    long paymentNo = credited(order, Channel.ALIPAY);
    long refundNo = keptBack(paymentNo);
    // As after a crash between the call and its record; and the channel had done it.
    alipay.onRefund(paymentNo, script(refused(Finality.FINAL)));
    alipay.onRefundQuery(paymentNo, _ -> done());
    plant(
        "UPDATE refund SET sends = 1, in_doubt = TRUE, next_attempt_at = UTC_TIMESTAMP(3)"
            + " WHERE refund_no = "
            + refundNo);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(SUITE.events("RefundFailed", refundNo)).isEmpty();
  }

  @Test
  void crashBeforeTheCallIsMadeGoodWhenTheLeaseIsOver() {
    long paymentNo = credited(order, Channel.ALIPAY);
    long refundNo = keptBack(paymentNo);
    plant(
        "UPDATE refund SET unfinished_tries = 1,"
            + " next_attempt_at = TIMESTAMPADD(SECOND, 1, UTC_TIMESTAMP(3)) WHERE refund_no = "
            + refundNo);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(alipay.refunds(paymentNo)).hasSize(1);
  }

  @Test
  void refundThatBreaksEveryWorkerIsToldToAnOperatorAndHoldsUpNoOther() {
    long paymentNo = credited(order, Channel.ALIPAY);
    alipay.onRefund(
        paymentNo,
        _ -> {
          throw new IllegalStateException("planted: this refund breaks whoever works on it");
        });
    long refundNo = refunding(order, PART);
    long another = order();
    credited(another, Channel.ALIPAY);

    refundBecomes(refunding(another, PART), "SUCCEEDED");
    eventually()
        .untilAsserted(() -> assertThat(deadLetters(refundNo)).containsExactly("refunds-alipay"));
    assertThat(refundStatus(refundNo)).isEqualTo("PENDING");
    alipay.behave();
    refundBecomes(refundNo, "SUCCEEDED");
  }

  @Test
  void silenceInQuarantineIsAQuestionAsAnyOther() {
    long paymentNo = credited(order, Channel.ALIPAY);
    var sends = new AtomicInteger();
    alipay.onRefund(
        paymentNo,
        command -> {
          if (sends.incrementAndGet() <= 4) {
            throw new IllegalStateException("planted: this refund breaks whoever works on it");
          }
          alipay.sendBack(command);
          return unknown();
        });

    refundBecomes(refunding(order, PART), "SUCCEEDED");
    assertThat(sends).hasValue(5);
  }

  @Test
  void refundsOfOnePaymentKeepTheirDistance() {
    long paymentNo = credited(order, Channel.WECHAT);
    plant(
        "UPDATE payment SET refund_sent_at = TIMESTAMPADD(SECOND, 2, UTC_TIMESTAMP(3))"
            + " WHERE payment_no = "
            + paymentNo);
    Instant before = Instant.now();

    long refundNo = refunding(order, PART);

    refundBecomes(refundNo, "SUCCEEDED");
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(1500));
    assertThat(wechat.refunds(paymentNo)).hasSize(1);
  }

  @Test
  void queuesTellOfRefunds() {
    String queues = get("/internal/queues", SUITE.token(null, "SERVICE")).raw().body();

    assertThat(queues).contains("refunds-alipay", "refunds-wechat", "refund-holds");
  }

  /** A refund that is due and that nobody has taken yet. */
  private long keptBack(long paymentNo) {
    plant("UPDATE payment SET refund_sent_at = '2030-01-01' WHERE payment_no = " + paymentNo);
    long refundNo = refunding(order, PART);
    eventually()
        .until(
            () ->
                jdbc.sql(
                            "SELECT COUNT(*) FROM refund WHERE refund_no = ?"
                                + " AND next_attempt_at > '2029-01-01'")
                        .param(refundNo)
                        .query(Long.class)
                        .single()
                    == 1);
    plant("UPDATE payment SET refund_sent_at = NULL WHERE payment_no = " + paymentNo);
    return refundNo;
  }

  /** Says these one after the other, and then behaves. */
  @SafeVarargs
  private static <C> Function<C, Optional<ChannelReply<RefundView>>> script(
      Optional<ChannelReply<RefundView>>... replies) {
    Queue<Optional<ChannelReply<RefundView>>> rest = new ConcurrentLinkedQueue<>();
    for (Optional<ChannelReply<RefundView>> reply : replies) {
      rest.add(reply);
    }
    return _ -> {
      Optional<ChannelReply<RefundView>> next = rest.poll();
      return next == null ? Optional.empty() : next;
    };
  }

  private static Optional<ChannelReply<RefundView>> unknown() {
    return Optional.of(new Unknown<>("timeout"));
  }

  private static Optional<ChannelReply<RefundView>> accepted(RefundView view) {
    return Optional.of(new Accepted<>(view));
  }

  private static Optional<ChannelReply<RefundView>> done() {
    return accepted(new RefundView.Succeeded(Money.ofFen(PART), Instant.now()));
  }

  private static Optional<ChannelReply<RefundView>> refused(Finality finality) {
    return Optional.of(new Declined<>("SOME_CODE", "said no", finality));
  }
}
