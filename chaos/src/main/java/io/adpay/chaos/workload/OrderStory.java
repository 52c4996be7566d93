package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** An order from its placing to its end, or to where one of its steps was refused or never told. */
final class OrderStory {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(700);
  private static final int LOOKS_FOR_AN_ACTION = 15;
  private static final int LOOKS_FOR_THE_CREDIT = 20;
  private static final int LOOKS_FOR_A_REFUND = 6;
  private static final int TRIES_TO_CLOSE = 3;

  private final Merchant merchant;
  private final Buyer buyer;
  private final OrderPlan plan;

  OrderStory(Merchant merchant, Buyer buyer, OrderPlan plan) {
    this.merchant = merchant;
    this.buyer = buyer;
    this.plan = plan;
  }

  void play() {
    Call placed = merchant.place(plan);
    if (!placed.succeeded()) {
      return;
    }
    String orderNo = placed.body().path("orderNo").asString("");
    if (plan.buyer() == BuyersWay.COMES_TOO_LATE) {
      Call _ = merchant.close(orderNo);
    }
    List<Payment> payments = readyPayments(orderNo);
    payments.forEach(buyer::open);
    if (!payments.isEmpty() && isPaid(orderNo, payments)) {
      refund(orderNo);
    }
  }

  private List<Payment> readyPayments(String orderNo) {
    List<Supplier<Call>> beginnings =
        plan.payments().stream()
            .<Supplier<Call>>map(one -> () -> merchant.begin(orderNo, plan.fen(), one))
            .toList();
    List<Call> begun =
        plan.atOnce() ? Crew.together(beginnings) : beginnings.stream().map(Supplier::get).toList();
    return begun.stream()
        .filter(Call::succeeded)
        .map(call -> ready(call.body()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** A payment may wait in the buffer before the channel: then it is asked for its action. */
  private Optional<Payment> ready(JsonNode begun) {
    JsonNode payment = begun;
    for (int look = 0; look < LOOKS_FOR_AN_ACTION && !Payment.isOver(payment); look++) {
      if (Payment.of(payment).isReady()) {
        return Optional.of(Payment.of(payment));
      }
      merchant.pace().pause(BETWEEN_LOOKS);
      JsonNode read = merchant.readPayment(Payment.of(begun).no());
      payment = read.isObject() ? read : payment;
    }
    return Optional.empty();
  }

  /** Lets the buyer do as planned; whether the order may be paid by that. */
  private boolean isPaid(String orderNo, List<Payment> payments) {
    Payment first = payments.getFirst();
    return switch (plan.buyer()) {
      case PAYS, PAYS_LATE -> {
        merchant.pace().pause(plan.thinking());
        boolean paid = buyer.pay(first).succeeded();
        if (paid && plan.comesBack()) {
          buyer.comeBack(first);
        }
        yield paid;
      }
      case PAYS_TWICE -> {
        merchant.pace().pause(plan.thinking());
        merchant.pace().admit(payments.size());
        yield Crew.together(
                payments.stream()
                    .<Supplier<Call>>map(payment -> () -> buyer.payNow(payment))
                    .toList())
            .stream()
            .anyMatch(Call::succeeded);
      }
      case PAYS_ANOTHER_SUM -> {
        merchant.pace().pause(plan.thinking());
        Call _ = buyer.pay(first, plan.otherFen());
        merchant.readRefunds(orderNo);
        yield false;
      }
      case PAYS_AFTER_CLOSE -> {
        close(orderNo);
        merchant.pace().pause(plan.thinking());
        Call _ = buyer.payEvenIfClosed(first);
        merchant.readRefunds(orderNo);
        yield false;
      }
      case PAYS_DURING_CLOSE -> paysDuringClose(orderNo, first);
      case SEES_IT_CLOSED -> {
        merchant.pace().pause(plan.thinking());
        close(orderNo);
        Call _ = merchant.close(orderNo);
        yield false;
      }
      case PAYS_AFTER_EXPIRY -> {
        merchant.leaveUnpaid(first);
        yield false;
      }
      case COMES_TOO_LATE -> false;
    };
  }

  private boolean paysDuringClose(String orderNo, Payment payment) {
    merchant.pace().admit(2);
    return Crew.<Call>together(
            List.of(
                () -> merchant.closeNow(orderNo),
                () -> {
                  merchant.pace().pause(plan.thinking());
                  return buyer.payNow(payment);
                }))
        .getLast()
        .succeeded();
  }

  /** The channel may not know yet whether the buyer pays: then it is worth another try. */
  private void close(String orderNo) {
    for (int tries = 0; tries < TRIES_TO_CLOSE && !merchant.close(orderNo).succeeded(); tries++) {
      merchant.pace().pause(BETWEEN_LOOKS);
    }
  }

  private void refund(String orderNo) {
    List<Long> amounts = plan.refund().amounts(plan.fen());
    if (plan.refund() == RefundWay.TOO_EARLY) {
      Call _ = merchant.refund(orderNo, plan.fen(), key(0), plan.refundRepetition());
      return;
    }
    if (!isCredited(orderNo) || amounts.isEmpty()) {
      return;
    }
    List<Call> asked = new ArrayList<>();
    if (plan.refund() == RefundWay.TOO_MUCH_AT_ONCE) {
      merchant.pace().admit(amounts.size());
      asked.addAll(
          Crew.together(
              IntStream.range(0, amounts.size())
                  .<Supplier<Call>>mapToObj(
                      i -> () -> merchant.refundNow(orderNo, amounts.get(i), key(i)))
                  .toList()));
    } else {
      for (int i = 0; i < amounts.size(); i++) {
        asked.add(merchant.refund(orderNo, amounts.get(i), key(i), plan.refundRepetition()));
      }
    }
    asked.stream().filter(Call::succeeded).forEach(this::follow);
  }

  private boolean isCredited(String orderNo) {
    for (int look = 0; look < LOOKS_FOR_THE_CREDIT; look++) {
      JsonNode order = merchant.readOrder(orderNo);
      if (order.path("creditedAt").isString()) {
        return true;
      }
      if (order.path("status").asString("").equals("CLOSED")) {
        return false;
      }
      merchant.pace().pause(BETWEEN_LOOKS);
    }
    return false;
  }

  private void follow(Call refund) {
    String refundNo = refund.body().path("refundNo").asString("");
    for (int look = 0; look < LOOKS_FOR_A_REFUND; look++) {
      merchant.pace().pause(BETWEEN_LOOKS);
      if (merchant.readRefund(refundNo).path("finishedAt").isString()) {
        return;
      }
    }
  }

  private String key(int refund) {
    return plan.refundKeys().get(refund);
  }
}
