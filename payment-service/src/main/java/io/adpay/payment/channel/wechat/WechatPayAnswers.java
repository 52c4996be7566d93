package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.service.payments.model.PromotionDetail;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.payments.model.TransactionAmount;
import com.wechat.pay.java.service.refund.model.Amount;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.RefundView;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what WeChat Pay says when it accepts; what it does not say in full is no answer. */
final class WechatPayAnswers {

  private static final String OTHER_NUMBER = "answer_about_another_number";
  private static final String UNDOCUMENTED = "undocumented_state";

  private final String mchId;
  private final String appId;
  private final Clock clock;

  WechatPayAnswers(WechatPayProperties properties, Clock clock) {
    this.mchId = properties.mchId();
    this.appId = properties.appId();
    this.clock = clock;
  }

  ChannelReply<PaymentView> payment(OutTradeNo outTradeNo, Transaction transaction) {
    if (!outTradeNo.value().equals(transaction.getOutTradeNo())
        || !mchId.equals(transaction.getMchid())
        || !appId.equals(transaction.getAppid())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    Transaction.TradeStateEnum state = transaction.getTradeState();
    if (state == null) {
      // How the SDK reads a state that it does not know.
      return new Unknown<>(UNDOCUMENTED);
    }
    return switch (state) {
      case SUCCESS -> paid(transaction, PaymentView.Succeeded::new);
      case REFUND -> paid(transaction, PaymentView.Refunded::new);
      // PAYERROR is said of payments by a scanned code of the buyer's alone, which we don't make.
      case NOTPAY, PAYERROR -> new Accepted<>(new PaymentView.Waiting());
      case USERPAYING, ACCEPT -> new Accepted<>(new PaymentView.BuyerPaying());
      case CLOSED, REVOKED -> new Accepted<>(new PaymentView.Closed());
    };
  }

  /** The answer to a close that was not refused: empty when it is done, a code when it is not. */
  static ChannelReply<CloseView> closed(Optional<String> code) {
    if (code.isEmpty()) {
      return new Accepted<>(CloseView.CLOSED);
    }
    return notClosed(WechatPayCodes.plain(code.get()))
        .<ChannelReply<CloseView>>map(Accepted::new)
        .orElseGet(() -> new Unknown<>(UNDOCUMENTED));
  }

  static Optional<CloseView> notClosed(String code) {
    if (WechatPayCodes.saysNoSuchPayment(code)) {
      return Optional.of(CloseView.NOT_CREATED);
    }
    if (WechatPayCodes.saysPaid(code)) {
      return Optional.of(CloseView.ALREADY_PAID);
    }
    if (WechatPayCodes.saysBuyerIsPaying(code)) {
      return Optional.of(CloseView.BUSY);
    }
    return WechatPayCodes.saysClosed(code) ? Optional.of(CloseView.CLOSED) : Optional.empty();
  }

  ChannelReply<RefundView> refund(OutTradeNo outTradeNo, OutRefundNo outRefundNo, Refund refund) {
    if (!outTradeNo.value().equals(refund.getOutTradeNo())
        || !outRefundNo.value().equals(refund.getOutRefundNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    return refund(refund.getStatus(), refund.getAmount(), refund.getSuccessTime())
        .<ChannelReply<RefundView>>map(Accepted::new)
        .orElseGet(() -> new Unknown<>(UNDOCUMENTED));
  }

  /** What a refund's status and amount say; nothing where they say nothing that is documented. */
  Optional<RefundView> refund(
      @Nullable Status status, @Nullable Amount amount, @Nullable String successTime) {
    if (status == null) {
      return Optional.empty();
    }
    return switch (status) {
      case SUCCESS ->
          amount == null || amount.getRefund() == null
              ? Optional.empty()
              : Optional.of(
                  new RefundView.Succeeded(Money.ofFen(amount.getRefund()), time(successTime)));
      case PROCESSING -> Optional.of(new RefundView.Processing());
      case ABNORMAL -> Optional.of(new RefundView.Abnormal());
      case CLOSED -> Optional.of(new RefundView.Closed());
    };
  }

  /** The answer to a transfer's query, which says whose it is. */
  ChannelReply<PayoutView> transfer(OutPayoutNo outPayoutNo, Transfer transfer) {
    return mchId.equals(transfer.mchId()) && appId.equals(transfer.appid())
        ? transferCreated(outPayoutNo, transfer)
        : new Unknown<>(OTHER_NUMBER);
  }

  /** The answer to a transfer. */
  ChannelReply<PayoutView> transferCreated(OutPayoutNo outPayoutNo, Transfer transfer) {
    if (!outPayoutNo.value().equals(transfer.outBillNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    Transfer.State state = transfer.state();
    if (state == null) {
      // How JSON is read whose state we do not know.
      return new Unknown<>(UNDOCUMENTED);
    }
    return switch (state) {
      case ACCEPTED, PROCESSING -> new Accepted<>(new PayoutView.Taken());
      case TRANSFERING, CANCELING -> new Accepted<>(new PayoutView.Processing());
      case WAIT_USER_CONFIRM ->
          new Accepted<>(new PayoutView.AwaitingPayee(transfer.packageInfo()));
      case SUCCESS -> transferred(transfer);
      case FAIL, CANCELLED ->
          new Accepted<>(new PayoutView.Failed(failure(transfer.failReason(), state)));
    };
  }

  private ChannelReply<PayoutView> transferred(Transfer transfer) {
    String number = transfer.transferBillNo();
    Long amount = transfer.transferAmount();
    return number == null || number.isBlank()
        ? new Unknown<>("answer_without_number")
        : new Accepted<>(
            new PayoutView.Succeeded(
                number, amount == null ? null : Money.ofFen(amount), time(transfer.updateTime())));
  }

  private static String failure(@Nullable String reason, Transfer.State state) {
    return reason == null || reason.isBlank() ? state.name() : reason;
  }

  /**
   * What came in for us, if it is stated in our currency: what the buyer paid and the coupons that
   * somebody else paid us for. (Coupons of our own, {@code NOCASH}, bring nothing in.) Without the
   * buyer's part it is the payment's total.
   */
  static Optional<Money> received(Transaction transaction) {
    TransactionAmount amount = transaction.getAmount();
    if (amount == null
        || amount.getTotal() == null
        || (amount.getCurrency() != null && !amount.getCurrency().equals(Money.CURRENCY))) {
      return Optional.empty();
    }
    if (amount.getPayerTotal() == null) {
      return Optional.of(Money.ofFen(amount.getTotal()));
    }
    Money received = Money.ofFen(amount.getPayerTotal());
    List<PromotionDetail> coupons = transaction.getPromotionDetail();
    for (PromotionDetail coupon : coupons == null ? List.<PromotionDetail>of() : coupons) {
      if (coupon.getType() == PromotionDetail.TypeEnum.CASH && coupon.getAmount() != null) {
        received = received.plus(Money.ofFen(coupon.getAmount()));
      }
    }
    return Optional.of(received);
  }

  /** A time that was told, or that of our learning it. */
  Instant time(@Nullable String told) {
    if (told == null) {
      return clock.instant();
    }
    try {
      return OffsetDateTime.parse(told).toInstant();
    } catch (DateTimeParseException _) {
      return clock.instant();
    }
  }

  private ChannelReply<PaymentView> paid(Transaction transaction, PaidView view) {
    String number = transaction.getTransactionId();
    Optional<Money> amount = received(transaction);
    return number == null || number.isBlank() || amount.isEmpty()
        ? new Unknown<>("answer_without_amount")
        : new Accepted<>(view.of(number, amount.get(), time(transaction.getSuccessTime())));
  }

  private interface PaidView {
    PaymentView of(String channelTradeNo, Money amount, Instant paidAt);
  }
}
