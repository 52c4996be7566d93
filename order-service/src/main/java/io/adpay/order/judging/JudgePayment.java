package io.adpay.order.judging;

import io.adpay.common.contract.order.PaymentSucceeded;
import io.adpay.common.contract.payment.Disposition;
import io.adpay.common.contract.payment.PaymentJudged;
import io.adpay.common.contract.wallet.RechargeRequested;
import io.adpay.common.money.Money;
import io.adpay.common.ordernumber.ShardGene;
import io.adpay.common.outbox.EventHandler;
import io.adpay.common.outbox.EventOutcome;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.servicecall.SuiteService;
import io.adpay.order.attempt.OrderPayment;
import io.adpay.order.attempt.OrderPayments;
import io.adpay.order.attempt.PaymentState;
import io.adpay.order.order.ChangeOrder;
import io.adpay.order.order.Order;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges a payment that succeeded. The first that brings the right sum while the order is open pays
 * the order; every other success is surplus and leaves the order as it is. The judgement, the
 * order's new state and what the wallet and payment-service must hear of it are one transaction,
 * and a payment is judged once: told again, nothing new is written.
 */
@Component
final class JudgePayment implements EventHandler<PaymentSucceeded> {

  private static final Logger log = LoggerFactory.getLogger(JudgePayment.class);

  private final ChangeOrder changeOrder;
  private final OrderPayments payments;
  private final Outbox outbox;
  private final Clock clock;
  private final MeterRegistry meters;

  JudgePayment(
      ChangeOrder changeOrder,
      OrderPayments payments,
      Outbox outbox,
      Clock clock,
      MeterRegistry meters) {
    this.changeOrder = changeOrder;
    this.payments = payments;
    this.outbox = outbox;
    this.clock = clock;
    this.meters = meters;
  }

  @Override
  public String type() {
    return PaymentSucceeded.TYPE;
  }

  @Override
  public Class<PaymentSucceeded> payloadType() {
    return PaymentSucceeded.class;
  }

  @Override
  public EventOutcome handle(PaymentSucceeded success) {
    if (!carriesOneGene(success)) {
      log.error(
          "Order {} and payment {} can't both be of that uid",
          success.orderNo(),
          success.paymentNo());
      return EventOutcome.REFUSED;
    }
    Judgement judgement =
        changeOrder.by(
            success.orderNo(),
            found ->
                found
                    .filter(order -> order.uid() == success.uid())
                    .flatMap(order -> paymentOf(success).map(p -> judge(order, p, success)))
                    .orElseGet(Judgement.Unknown::new));
    return switch (judgement) {
      case Judgement.New(Disposition disposition) -> {
        meters.counter("adpay.payments.judged", "disposition", disposition.name()).increment();
        yield EventOutcome.APPLIED;
      }
      case Judgement.Known() -> EventOutcome.DUPLICATE;
      case Judgement.Unknown() -> {
        log.error(
            "No order {} of that uid has let a payment {} begin",
            success.orderNo(),
            success.paymentNo());
        yield EventOutcome.REFUSED;
      }
    };
  }

  private sealed interface Judgement {
    record New(Disposition disposition) implements Judgement {}

    record Known() implements Judgement {}

    record Unknown() implements Judgement {}
  }

  private Optional<OrderPayment> paymentOf(PaymentSucceeded success) {
    return payments
        .findByPaymentNo(success.paymentNo())
        .filter(payment -> payment.orderNo() == success.orderNo());
  }

  private Judgement judge(Order order, OrderPayment payment, PaymentSucceeded success) {
    if (payment.state() == PaymentState.SUCCEEDED) {
      return new Judgement.Known();
    }
    Money received = Money.ofFen(success.receivedFen());
    Disposition disposition = Disposition.SURPLUS;
    if (order.wouldBePaidBy(received)) {
      disposition = Disposition.CREDITED;
      order.markPaid(payment.paymentNo(), received, success.succeededAt(), clock.instant());
      requestRecharge(order, success);
    }
    payment.succeed(received, success.channelTradeNo(), success.succeededAt(), disposition);
    outbox.append(
        SuiteService.PAYMENT,
        PaymentJudged.TYPE,
        order.orderNo(),
        new PaymentJudged(order.orderNo(), payment.paymentNo(), disposition));
    return new Judgement.New(disposition);
  }

  private void requestRecharge(Order order, PaymentSucceeded success) {
    outbox.append(
        SuiteService.WALLET,
        RechargeRequested.TYPE,
        order.orderNo(),
        new RechargeRequested(
            order.orderNo(),
            success.paymentNo(),
            order.uid(),
            success.channel(),
            order.amount().fen(),
            success.succeededAt()));
  }

  private static boolean carriesOneGene(PaymentSucceeded success) {
    ShardGene gene = ShardGene.ofUid(success.uid());
    return ShardGene.ofNumber(success.orderNo()).equals(gene)
        && ShardGene.ofNumber(success.paymentNo()).equals(gene);
  }
}
