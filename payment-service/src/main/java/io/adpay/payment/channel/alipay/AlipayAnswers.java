package io.adpay.payment.channel.alipay;

import com.alipay.api.response.AlipayFundTransCommonQueryResponse;
import com.alipay.api.response.AlipayFundTransUniTransferResponse;
import com.alipay.api.response.AlipayTradeCloseResponse;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradePrecreateResponse;
import com.alipay.api.response.AlipayTradeQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Alipay says when it accepts; what it does not say in full is no answer. */
final class AlipayAnswers {

  private static final String OTHER_NUMBER = "answer_about_another_number";
  private static final String UNDOCUMENTED = "undocumented_state";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Clock clock;

  AlipayAnswers(Clock clock) {
    this.clock = clock;
  }

  static ChannelReply<PrepayAction> code(
      OutTradeNo outTradeNo, AlipayTradePrecreateResponse response) {
    if (!outTradeNo.value().equals(response.getOutTradeNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    String code = response.getQrCode();
    return code == null || code.isBlank()
        ? new Unknown<>("answer_without_code")
        : new Accepted<>(new PrepayAction.QrCode(code));
  }

  ChannelReply<PaymentView> payment(OutTradeNo outTradeNo, AlipayTradeQueryResponse response) {
    if (!outTradeNo.value().equals(response.getOutTradeNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    String status = response.getTradeStatus();
    return switch (status == null ? "" : status) {
      case "WAIT_BUYER_PAY" -> new Accepted<>(new PaymentView.Waiting());
      case "TRADE_SUCCESS", "TRADE_FINISHED" ->
          paid(
              response,
              (number, amount) ->
                  new PaymentView.Succeeded(number, amount, time(response.getSendPayDate())));
      // The same word for a trade that nobody paid and for one that was refunded in full; only
      // the latter has a time of payment.
      case "TRADE_CLOSED" ->
          response.getSendPayDate() == null
              ? new Accepted<>(new PaymentView.Closed())
              : paid(
                  response,
                  (number, amount) ->
                      new PaymentView.Refunded(number, amount, time(response.getSendPayDate())));
      default -> new Unknown<>(UNDOCUMENTED);
    };
  }

  static ChannelReply<CloseView> closed(OutTradeNo outTradeNo, AlipayTradeCloseResponse response) {
    return outTradeNo.value().equals(response.getOutTradeNo())
        ? new Accepted<>(CloseView.CLOSED)
        : new Unknown<>(OTHER_NUMBER);
  }

  static Optional<CloseView> notClosed(String code) {
    return switch (code) {
      case AlipayCodes.TRADE_NOT_EXIST -> Optional.of(CloseView.NOT_CREATED);
      case AlipayCodes.TRADE_HAS_CLOSE -> Optional.of(CloseView.CLOSED);
      case AlipayCodes.TRADE_HAS_SUCCESS, AlipayCodes.TRADE_HAS_FINISHED ->
          Optional.of(CloseView.ALREADY_PAID);
      case AlipayCodes.TRADE_STATUS_ERROR, AlipayCodes.REASON_TRADE_STATUS_INVALID ->
          Optional.of(CloseView.BUSY);
      default -> Optional.empty();
    };
  }

  /**
   * The answer to a refund. {@code fund_change=Y} says that the money moved just now; anything else
   * is said of a repeated request too, so the query decides. ({@code refund_fee} is the sum of all
   * refunds of the trade and no word on this one.)
   */
  ChannelReply<RefundView> refund(RefundCommand command, AlipayTradeRefundResponse response) {
    if (!command.outTradeNo().value().equals(response.getOutTradeNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    return "Y".equals(response.getFundChange())
        ? new Accepted<>(
            new RefundView.Succeeded(command.amount(), time(response.getGmtRefundPay())))
        : new Accepted<>(new RefundView.Processing());
  }

  /** The answer to a refund's query: without a status the refund was not done. */
  ChannelReply<RefundView> refund(
      OutTradeNo outTradeNo,
      OutRefundNo outRefundNo,
      AlipayTradeFastpayRefundQueryResponse response) {
    String status = response.getRefundStatus();
    if (status == null || status.isEmpty()) {
      return new Accepted<>(new RefundView.NotDone());
    }
    if (!outTradeNo.value().equals(response.getOutTradeNo())
        || !outRefundNo.value().equals(response.getOutRequestNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    if (!status.equals("REFUND_SUCCESS")) {
      return new Unknown<>(UNDOCUMENTED);
    }
    return Yuan.parse(response.getRefundAmount())
        .<ChannelReply<RefundView>>map(
            amount ->
                new Accepted<>(new RefundView.Succeeded(amount, time(response.getGmtRefundPay()))))
        .orElseGet(() -> new Unknown<>("answer_without_amount"));
  }

  /** The answer to a transfer. Where it says anything but a success, the query says more. */
  ChannelReply<PayoutView> payout(
      PayoutCommand command, AlipayFundTransUniTransferResponse response) {
    if (!command.outPayoutNo().value().equals(response.getOutBizNo())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    String status = response.getStatus();
    return switch (status == null ? "" : status) {
      case "SUCCESS" ->
          paidOut(response.getOrderId(), command.amount(), time(response.getTransDate()));
      case "DEALING", "FAIL" -> new Accepted<>(new PayoutView.Processing());
      default -> new Unknown<>(UNDOCUMENTED);
    };
  }

  /** The answer to a transfer's query. */
  ChannelReply<PayoutView> payout(
      OutPayoutNo outPayoutNo, AlipayFundTransCommonQueryResponse response) {
    String told = response.getOutBizNo();
    if (told != null && !told.equals(outPayoutNo.value())) {
      return new Unknown<>(OTHER_NUMBER);
    }
    String status = response.getStatus();
    return switch (status == null ? "" : status) {
      case "SUCCESS" ->
          paidOut(
              response.getOrderId(),
              Yuan.parse(response.getTransAmount()).orElse(null),
              time(response.getPayDate()));
      case "FAIL", "CLOSED" -> new Accepted<>(new PayoutView.Failed(failure(response, status)));
      case "INIT", "WAIT_PAY", "DEALING" -> new Accepted<>(new PayoutView.Processing());
      default -> new Unknown<>(UNDOCUMENTED);
    };
  }

  private static ChannelReply<PayoutView> paidOut(
      @Nullable String number, @Nullable Money amount, Instant paidAt) {
    return number == null || number.isBlank()
        ? new Unknown<>("answer_without_number")
        : new Accepted<>(new PayoutView.Succeeded(number, amount, paidAt));
  }

  /**
   * Why a transfer failed. The SDK reads {@code error_code} into a field that its getter does not
   * give, so it is read from the body, whose signature the SDK has verified.
   */
  private static String failure(AlipayFundTransCommonQueryResponse response, String otherwise) {
    JsonNode told =
        JSON.readTree(response.getBody())
            .path("alipay_fund_trans_common_query_response")
            .path("error_code");
    return told.isString() && !told.asString().isBlank() ? told.asString() : otherwise;
  }

  private ChannelReply<PaymentView> paid(AlipayTradeQueryResponse response, PaidView view) {
    String number = response.getTradeNo();
    Optional<Money> amount = received(response.getReceiptAmount(), response.getTotalAmount());
    return number == null || number.isBlank() || amount.isEmpty()
        ? new Unknown<>("answer_without_amount")
        : new Accepted<>(view.of(number, amount.get()));
  }

  /**
   * What came in for us: the receipt, which is less than the trade's total where we gave a discount
   * of our own. Older answers state the total alone.
   */
  static Optional<Money> received(@Nullable String receipt, @Nullable String total) {
    return Yuan.parse(receipt == null || receipt.isEmpty() ? total : receipt);
  }

  private Instant time(@Nullable String told) {
    return BeijingTime.parse(told).orElseGet(clock::instant);
  }

  private Instant time(@Nullable Date told) {
    return told == null ? clock.instant() : told.toInstant();
  }

  private interface PaidView {
    PaymentView of(String channelTradeNo, Money amount);
  }
}
