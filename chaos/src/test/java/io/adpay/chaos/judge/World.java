package io.adpay.chaos.judge;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import io.adpay.chaos.judge.OrderBook.Attempt;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import io.adpay.chaos.judge.WrittenLedger.Leg;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Books that are written by hand, step by step; a step that is left out or added is a breach. */
final class World extends WrittenBooks {

  /** An order that was placed and told, and whose number is its key. */
  String placed(long uid, long fen) {
    String no = next();
    orders.put(no, order(no, uid, fen, "CREATED", 0, null, false));
    told(
        merchant(uid),
        CallKind.PLACE_ORDER,
        no,
        "",
        fen,
        Map.of("amount", fen, "subject", SUBJECT),
        201,
        Map.of("orderNo", no, "uid", Long.toString(uid), "amount", fen, "status", "CREATED"));
    return no;
  }

  /** A payment that the buyer can pay. */
  String begun(String orderNo, String channel) {
    Order order = orders.get(orderNo);
    String no = next();
    payments.put(no, payment(no, order, channel, "PENDING", null, null));
    attempts.put(
        no, new Attempt(no, orderNo, order.uid(), channel, "QR", "OPEN", null, null, null));
    orders.put(orderNo, order(orderNo, order.uid(), order.fen(), "PAYING", 0, null, false));
    channelOf.put(no, channel);
    trades.put(no, trade(no, order.fen(), 0, 0));
    told(
        merchant(order.uid()),
        CallKind.BEGIN_PAYMENT,
        no,
        orderNo,
        order.fen(),
        Map.of("channel", channel, "method", "QR"),
        201,
        Map.of("paymentNo", no, "orderNo", orderNo, "amount", order.fen(), "status", "PENDING"));
    return no;
  }

  /** The channel has the buyer's money. */
  void buyerPays(String paymentNo, long fen) {
    Payment payment = payments.get(paymentNo);
    trades.put(paymentNo, trade(paymentNo, payment.fen(), fen, 0));
    told(
        "buyer",
        CallKind.BUYER_PAYS,
        "",
        paymentNo,
        fen,
        Map.of(),
        200,
        Map.of("channel", payment.channel(), "outTradeNo", paymentNo, "amount", fen));
  }

  /** payment-service and order-service know of the money. */
  void succeeded(String paymentNo, long received, @Nullable String disposition) {
    Payment payment = payments.get(paymentNo);
    Order order = orders.get(payment.orderNo());
    payments.put(
        paymentNo,
        payment(paymentNo, order, payment.channel(), "SUCCEEDED", disposition, received));
  }

  /** order-service says that the payment has paid it. */
  void orderPaid(String paymentNo, boolean credited) {
    Order order = orders.get(payments.get(paymentNo).orderNo());
    orders.put(
        order.orderNo(),
        order(order.orderNo(), order.uid(), order.fen(), "PAID", 0, paymentNo, credited));
  }

  void recharge(long uid, String orderNo, long fen, String channel) {
    ledger.post(
        "RECHARGE", orderNo, Leg.available(uid, fen), Leg.of(Ledger.clearing(channel), -fen));
  }

  /** An order whose money is in the wallet; gives its payment's number. */
  String recharged(long uid, long fen, String channel) {
    String orderNo = placed(uid, fen);
    String paymentNo = begun(orderNo, channel);
    buyerPays(paymentNo, fen);
    succeeded(paymentNo, fen, "CREDITED");
    orderPaid(paymentNo, true);
    recharge(uid, orderNo, fen, channel);
    return paymentNo;
  }

  void close(String orderNo) {
    Order order = orders.get(orderNo);
    orders.put(orderNo, order(orderNo, order.uid(), order.fen(), "CLOSED", 0, null, false));
  }

  /** Its time was over, and it was closed for that. */
  void expire(String orderNo) {
    Order order = orders.get(orderNo);
    orders.put(
        orderNo,
        new Order(
            orderNo,
            order.uid(),
            OrderBook.Status.CLOSED,
            order.fen(),
            order.subject(),
            0,
            null,
            order.createdAt(),
            START.minusSeconds(1),
            START,
            null,
            null));
  }

  /** The merchant closes the order and is answered with that status. */
  void closing(String orderNo, int status) {
    Order order = orders.get(orderNo);
    told(
        merchant(order.uid()),
        CallKind.CLOSE_ORDER,
        "",
        orderNo,
        0,
        Map.of(),
        status,
        status == 200
            ? Map.of("orderNo", orderNo, "amount", order.fen(), "status", "CLOSED")
            : Map.of("code", "payment_in_progress"));
  }

  void suspend(String paymentNo, long fen) {
    ledger.post(
        "SURPLUS",
        paymentNo,
        Leg.of(Ledger.SUSPENSE, fen),
        Leg.of(Ledger.clearing(payments.get(paymentNo).channel()), -fen));
  }

  /** A refund's row; of a surplus nobody asked for it. */
  String refund(String paymentNo, long fen, boolean surplus, String stage) {
    String no = next();
    Payment payment = payments.get(paymentNo);
    channelOf.put(no, payment.channel());
    refunds.put(no, refund(no, payment, fen, surplus, stage));
    if (!surplus) {
      ledger.hold("REFUND_HOLD", no, payment.uid(), fen);
      told(
          merchant(payment.uid()),
          CallKind.ASK_REFUND,
          no,
          payment.orderNo(),
          fen,
          Map.of("amount", fen, "reason", "x"),
          202,
          Map.of(
              "refundNo",
              no,
              "orderNo",
              payment.orderNo(),
              "paymentNo",
              paymentNo,
              "amount",
              fen,
              "status",
              "PENDING"));
    }
    return no;
  }

  /** The channel has the refund in that state. */
  void atChannel(String refundNo, String paymentNo, long fen, String state) {
    channelOf.put(refundNo, payments.get(paymentNo).channel());
    boolean done = state.equals("SUCCESS");
    channelRefunds.put(
        refundNo,
        new ChannelBook.Refund(refundNo, "R" + refundNo, paymentNo, state, fen, done ? fen : 0));
    if (done) {
      trades.computeIfPresent(
          paymentNo,
          (_, trade) -> trade(paymentNo, trade.total(), trade.received(), trade.refunded() + fen));
    }
  }

  void stage(String refundNo, String stage) {
    Refund refund = refunds.get(refundNo);
    refunds.put(
        refundNo,
        refund(refundNo, payments.get(refund.paymentNo()), refund.fen(), refund.surplus(), stage));
  }

  void orderRefunded(String paymentNo, long fen) {
    Order order = orders.get(payments.get(paymentNo).orderNo());
    orders.put(
        order.orderNo(),
        order(
            order.orderNo(),
            order.uid(),
            order.fen(),
            fen == order.fen() ? "REFUNDED" : "PARTIALLY_REFUNDED",
            fen,
            paymentNo,
            true));
  }

  /** A refund that was asked for and done. */
  String refunded(String paymentNo, long fen) {
    Payment payment = payments.get(paymentNo);
    String no = refund(paymentNo, fen, false, "SUCCEEDED");
    atChannel(no, paymentNo, fen, "SUCCESS");
    ledger.settle(
        "REFUND", no, payment.uid(), fen, Leg.of(Ledger.clearing(payment.channel()), fen));
    orderRefunded(paymentNo, fen);
    return no;
  }

  String charge(long advertiser, long traffic, long fen, long kept) {
    String no = "S-" + next();
    ledger.post(
        "SETTLEMENT",
        no,
        Leg.available(advertiser, -fen),
        Leg.available(traffic, fen - kept),
        Leg.of(Ledger.COMMISSION, kept));
    return no;
  }

  /** A charge that is posted and was told to be; the platform keeps so many basis points. */
  String charged(long advertiser, long traffic, long fen, int commissionBps) {
    String no = charge(advertiser, traffic, fen, fen * commissionBps / 10_000);
    toldOfCharge(no, advertiser, traffic, fen, commissionBps, result(no, "POSTED", null));
    return no;
  }

  void toldOfCharge(String no, long advertiser, long traffic, long fen, Told told) {
    toldOfCharge(no, advertiser, traffic, fen, 2_000, told);
  }

  void toldOfCharge(
      String no, long advertiser, long traffic, long fen, int commissionBps, Told told) {
    told(
        "platform",
        CallKind.SETTLE,
        "",
        "B-" + no,
        fen,
        Map.of(
            "batchNo",
            "B-" + no,
            "items",
            List.of(
                Map.of(
                    "settlementNo",
                    no,
                    "advertiserUid",
                    Long.toString(advertiser),
                    "trafficUid",
                    Long.toString(traffic),
                    "model",
                    "CPC",
                    "quantity",
                    fen,
                    "unitPrice",
                    1,
                    "commissionBps",
                    commissionBps))),
        told);
  }

  /** A withdrawal that is being paid out; the channel has its transfer in that state. */
  String payingOut(long uid, long fen, String channel, String transferState) {
    String no = next();
    withdrawals.put(no, withdrawal(no, uid, fen, channel, "PAYING"));
    payouts.put(no, payout(no, uid, fen, channel, "PENDING"));
    channelOf.put(no, channel);
    transfer(no, fen, transferState);
    ledger.hold("WITHDRAW_FREEZE", no, uid, fen);
    told(
        "traffic-" + uid,
        CallKind.WITHDRAW,
        no,
        "",
        fen,
        withdrawing(fen, channel),
        201,
        Map.of("withdrawalNo", no, "uid", Long.toString(uid), "amount", fen, "status", "APPROVED"));
    return no;
  }

  void transfer(String no, long fen, String state) {
    transfer(no, PAYEE, fen, state);
  }

  void transfer(String no, String payee, long fen, String state) {
    long paid = state.equals("SUCCEEDED") ? fen : 0;
    transfers.put(no, new ChannelBook.Transfer(no, "F" + no, state, payee, fen, paid));
  }

  void stageOfWithdrawal(String no, String stage) {
    Withdrawal old = withdrawals.get(no);
    withdrawals.put(no, withdrawal(no, old.uid(), old.fen(), old.channel(), stage));
  }

  /** A withdrawal that waits for operators. */
  String waiting(long uid, long fen) {
    String no = payingOut(uid, fen, "WECHAT", "WAITING");
    transfers.remove(no);
    payouts.remove(no);
    stageOfWithdrawal(no, "PENDING_REVIEW");
    forgetAnswer(CallKind.WITHDRAW);
    return no;
  }

  /** An operator was told that the decision is taken, and what the withdrawal is then. */
  void decided(String operator, String no, CallKind kind, String status) {
    told(
        operator,
        kind,
        "",
        no,
        withdrawals.get(no).fen(),
        Map.of(),
        200,
        Map.of("withdrawalNo", no, "amount", withdrawals.get(no).fen(), "status", status));
  }

  /** An operator's decision that is written down. */
  void review(String operator, String no, String decision) {
    reviews.add(new WithdrawalBook.Review(no, operator, decision, START));
  }

  /** A withdrawal that the payee has. */
  String withdrawn(long uid, long fen, String channel) {
    String no = payingOut(uid, fen, channel, "SUCCEEDED");
    stageOfWithdrawal(no, "PAID");
    payouts.put(no, payout(no, uid, fen, channel, "SUCCEEDED"));
    ledger.settle("WITHDRAW_SETTLE", no, uid, fen, Leg.of(Ledger.clearing(channel), fen));
    return no;
  }

  void fact(String type, String key, @Nullable Instant delivered, @Nullable Instant parked) {
    fact(type, key, START, delivered, parked);
  }

  void fact(
      String type,
      String key,
      Instant created,
      @Nullable Instant delivered,
      @Nullable Instant parked) {
    facts.add(
        new ServiceTables.Fact(
            "order-service",
            facts.size() + 1,
            "WALLET",
            type,
            key,
            "{\"no\":" + key + "}",
            created,
            1,
            delivered,
            parked,
            null));
  }

  /** The surplus is back at the buyer. */
  String surplusIsBack(String paymentNo, long fen) {
    String no = refund(paymentNo, fen, true, "SUCCEEDED");
    atChannel(no, paymentNo, fen, "SUCCESS");
    ledger.post(
        "SURPLUS_REFUND",
        no,
        Leg.of(Ledger.SUSPENSE, -fen),
        Leg.of(Ledger.clearing(payments.get(paymentNo).channel()), fen));
    return no;
  }
}
