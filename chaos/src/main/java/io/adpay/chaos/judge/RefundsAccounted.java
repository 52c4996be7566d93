package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Refund;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.RefundStage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever a channel sent back is one refund of ours, once; and the wallet and the order say of
 * each refund what became of it.
 */
final class RefundsAccounted implements RuleGroup {

  private static final String HOLD = "REFUND_HOLD";
  private static final String SPENT = "REFUND";
  private static final String RELEASED = "REFUND_RELEASE";
  private static final String SURPLUS_SPENT = "SURPLUS_REFUND";

  @Override
  public void judge(Case books, Findings findings) {
    for (ChannelBook channel : books.books().channels()) {
      channel.refunds().stream()
          .filter(refund -> !refund.isGivenUp())
          .forEach(refund -> atChannel(channel.channel(), refund, books, findings));
    }
    books.books().payments().refunds().forEach(refund -> ours(refund, books, findings));
    books.books().orders().orders().stream()
        .filter(order -> order.isPaid() || order.refundedFen() != 0)
        .forEach(order -> order(order, books, findings));
    strays(HOLD, books, findings);
    strays(SPENT, books, findings);
    strays(RELEASED, books, findings);
    strays(SURPLUS_SPENT, books, findings);
  }

  private static void atChannel(String channel, Refund there, Case books, Findings findings) {
    Optional<PaymentBook.Refund> known =
        books
            .refund(there.outRefundNo())
            .filter(refund -> refund.channel().equals(channel))
            .filter(refund -> refund.paymentNo().equals(there.outTradeNo()))
            .filter(refund -> refund.fen() == there.amount());
    if (known.isEmpty()) {
      findings.add(
          Rule.CHANNEL_REFUNDED_UNEXPLAINED,
          there.outTradeNo(),
          "%s has sent %d fen back under %s (%s), which is no such refund of ours"
              .formatted(channel, there.amount(), there.outRefundNo(), there.state()));
      return;
    }
    RefundStage stage = known.get().stage();
    if (stage == RefundStage.FAILED || stage == RefundStage.REFUSED) {
      findings.add(
          Rule.REFUNDED_AND_GIVEN_BACK,
          there.outRefundNo(),
          "the refund of %d fen is %s here and %s at %s"
              .formatted(there.amount(), stage, there.state(), channel));
    }
  }

  private static void ours(PaymentBook.Refund refund, Case books, Findings findings) {
    Optional<Refund> there = books.channelRefund(refund.channel(), refund.refundNo());
    if (refund.succeeded() && there.filter(Refund::isDone).isEmpty()) {
      findings.add(
          Rule.REFUND_NOT_AT_CHANNEL,
          refund.refundNo(),
          "%d fen are refunded here, and %s says %s"
              .formatted(
                  refund.fen(), refund.channel(), there.map(Refund::state).orElse("nothing")));
    }
    if (books.isUndelivered(refund.refundNo()) || findings.about(refund.refundNo())) {
      return;
    }
    var booking =
        new Booking(
            Rule.REFUND_BOOKED_OTHERWISE,
            refund.refundNo(),
            "the refund is " + refund.stage(),
            books.ledger(),
            findings);
    long fen = refund.fen();
    String clearing = Ledger.clearing(refund.channel());
    if (refund.surplus()) {
      Map<String, Long> back = Ledger.moves(Ledger.SUSPENSE, clearing, fen);
      booking.moved(SURPLUS_SPENT, refund.succeeded() ? back : Map.of());
      return;
    }
    String available = Ledger.available(refund.uid());
    String frozen = Ledger.frozen(refund.uid());
    boolean held = refund.stage() == RefundStage.PENDING || refund.succeeded();
    boolean failed = refund.stage() == RefundStage.FAILED;
    if (held || failed) {
      booking.moved(HOLD, Ledger.moves(available, frozen, fen));
    }
    Map<String, Long> spent = Ledger.moves(frozen, clearing, fen);
    Map<String, Long> released = Ledger.moves(frozen, available, fen);
    booking.moved(SPENT, refund.succeeded() ? spent : Map.of());
    booking.moved(RELEASED, failed ? released : Map.of());
  }

  private static void order(Order order, Case books, Findings findings) {
    List<PaymentBook.Refund> refunds =
        books.paymentsOf(order.orderNo()).stream()
            .flatMap(payment -> books.refundsOf(payment.paymentNo()).stream())
            .filter(refund -> !refund.surplus())
            .toList();
    boolean explained =
        books.isUndelivered(order.orderNo())
            || findings.about(order.orderNo())
            || refunds.stream().anyMatch(each -> findings.about(each.refundNo()));
    long sentBack =
        refunds.stream()
            .flatMap(each -> books.channelRefund(each.channel(), each.refundNo()).stream())
            .mapToLong(Refund::refunded)
            .sum();
    boolean open = refunds.stream().anyMatch(PaymentBook.Refund::isOpen);
    if (!explained && !open && order.refundedFen() != sentBack) {
      findings.add(
          Rule.REFUND_BOOKED_OTHERWISE,
          order.orderNo(),
          "the order says that %d fen are refunded, and the channel has sent %d back"
              .formatted(order.refundedFen(), sentBack));
    }
  }

  private static void strays(String business, Case books, Findings findings) {
    books
        .ledger()
        .posted(business)
        .filter(transfer -> books.refund(transfer.businessNo()).isEmpty())
        .forEach(
            transfer ->
                findings.add(
                    Rule.REFUND_BOOKED_OTHERWISE,
                    transfer.businessNo(),
                    "%s of %d fen is posted, and there is no such refund"
                        .formatted(business, transfer.fen())));
  }
}
