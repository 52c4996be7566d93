package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Trade;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Every fen that a buyer paid is in one place: credited for exactly that order, or on its way back
 * as surplus. And nothing is credited that no buyer paid.
 */
final class TradesAccounted implements RuleGroup {

  private static final String RECHARGE = "RECHARGE";

  @Override
  public void judge(Case books, Findings findings) {
    for (ChannelBook channel : books.books().channels()) {
      channel.trades().stream()
          .filter(Trade::isPaid)
          .forEach(trade -> paid(channel.channel(), trade, books, findings));
    }
    books.books().payments().payments().stream()
        .filter(Payment::succeeded)
        .filter(payment -> books.paidTrade(payment).isEmpty())
        .forEach(
            payment ->
                findings.add(
                    Rule.CREDITED_WITHOUT_MONEY,
                    payment.orderNo(),
                    "payment %s succeeded over %d fen, and %s has received nothing for it"
                        .formatted(payment.paymentNo(), payment.receivedFen(), payment.channel())));
    books.books().orders().orders().stream()
        .filter(Order::isPaid)
        .forEach(order -> paidOrder(order, books, findings));
    books.ledger().posted(RECHARGE).forEach(transfer -> recharge(transfer, books, findings));
  }

  private static void paid(String channel, Trade trade, Case books, Findings findings) {
    String number = trade.outTradeNo();
    Optional<Payment> known =
        books.payment(number).filter(payment -> payment.channel().equals(channel));
    if (known.isEmpty()) {
      findings.add(
          Rule.CHANNEL_PAID_UNEXPLAINED,
          number,
          "%s has received %d fen under a number that is no payment's"
              .formatted(channel, trade.received()));
      return;
    }
    Payment payment = known.get();
    if (!payment.succeeded()) {
      findings.add(
          Rule.CHANNEL_PAID_UNNOTICED,
          number,
          "%s has received %d fen, and the payment is %s"
              .formatted(channel, trade.received(), payment.status()));
      return;
    }
    if (!Objects.equals(payment.receivedFen(), trade.received())
        || !Objects.equals(payment.channelTradeNo(), trade.tradeNo())) {
      findings.add(
          Rule.RECEIVED_OTHERWISE,
          number,
          "%s has received %d fen as %s, and written down are %s as %s"
              .formatted(
                  channel,
                  trade.received(),
                  trade.tradeNo(),
                  payment.receivedFen(),
                  payment.channelTradeNo()));
    }
    Optional<Order> order = books.order(payment.orderNo());
    if (order.isEmpty()) {
      findings.add(
          Rule.PAID_AND_NOT_CREDITED,
          payment.orderNo(),
          "%d fen have come for an order that is not there".formatted(trade.received()));
    } else if (number.equals(order.get().creditedPaymentNo())) {
      credited(trade, payment, order.get(), books, findings);
    } else {
      notCredited(trade, payment, order.get(), books, findings);
    }
  }

  private static void credited(
      Trade trade, Payment payment, Order order, Case books, Findings findings) {
    if (trade.received() != order.fen()) {
      findings.add(
          Rule.CREDITED_WRONG_AMOUNT,
          order.orderNo(),
          "an order over %d fen was paid by %d".formatted(order.fen(), trade.received()));
      return;
    }
    List<Transfer> recharges = books.ledger().posted(RECHARGE, order.orderNo());
    if (recharges.isEmpty()) {
      if (!books.isUndelivered(order.orderNo())) {
        findings.add(
            Rule.PAID_AND_NOT_CREDITED,
            order.orderNo(),
            "the order is %s by %d fen, and no wallet was credited"
                .formatted(order.status(), trade.received()));
      }
      return;
    }
    if (recharges.size() > 1) {
      findings.add(
          Rule.CREDITED_TWICE,
          order.orderNo(),
          "%d fen came in once and were credited %d times"
              .formatted(trade.received(), recharges.size()));
      return;
    }
    Map<String, Long> expected =
        Ledger.moves(
            Ledger.clearing(payment.channel()), Ledger.available(order.uid()), trade.received());
    Map<String, Long> moved = books.ledger().moves(recharges.getFirst());
    if (!moved.equals(expected)) {
      findings.add(
          Rule.CREDITED_ELSEWHERE,
          order.orderNo(),
          "the credit should have moved %s, and moved %s".formatted(expected, moved));
    }
  }

  private static void notCredited(
      Trade trade, Payment payment, Order order, Case books, Findings findings) {
    if (books.isUndelivered(payment.paymentNo(), order.orderNo())) {
      return;
    }
    boolean wouldPay =
        trade.received() == order.fen()
            && (order.isOpen() || books.closings().wasPaidBefore(order, payment));
    if (payment.disposition() == null || wouldPay) {
      findings.add(
          Rule.PAID_AND_NOT_CREDITED,
          order.orderNo(),
          "payment %s has brought %d fen and is judged %s; the order is %s"
              .formatted(
                  payment.paymentNo(), trade.received(), payment.disposition(), order.status()));
    } else if (!payment.isSurplus()) {
      findings.add(
          Rule.CREDITED_TWICE,
          order.orderNo(),
          "payment %s is %s, and the order is credited by %s"
              .formatted(payment.paymentNo(), payment.disposition(), order.creditedPaymentNo()));
    } else {
      SurplusAccounted.judge(trade, payment, books, findings);
    }
  }

  private static void paidOrder(Order order, Case books, Findings findings) {
    Optional<Payment> paying =
        Optional.ofNullable(order.creditedPaymentNo()).flatMap(books::payment);
    boolean isPaid =
        paying
            .filter(payment -> payment.orderNo().equals(order.orderNo()))
            .filter(payment -> books.paidTrade(payment).isPresent())
            .isPresent();
    if (!isPaid && !findings.about(order.orderNo())) {
      findings.add(
          Rule.CREDITED_WITHOUT_MONEY,
          order.orderNo(),
          "the order is %s by payment %s, and no channel has received that"
              .formatted(order.status(), order.creditedPaymentNo()));
    }
  }

  private static void recharge(Transfer transfer, Case books, Findings findings) {
    String number = transfer.businessNo();
    boolean isPaid = books.order(number).filter(Order::isPaid).isPresent();
    if (!isPaid && !findings.about(number)) {
      findings.add(
          Rule.CREDITED_WITHOUT_MONEY,
          number,
          "%d fen are credited, and the order is %s"
              .formatted(
                  transfer.fen(),
                  books.order(number).map(order -> order.status().name()).orElse("not there")));
    }
  }
}
