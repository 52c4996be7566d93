package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.Notice;
import io.adpay.payment.channel.NoticeAnswer;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the port's words in WeChat Pay's. */
final class WechatPayChannel implements PaymentChannel {

  private static final Set<Method> METHODS = Set.of(Method.QR, Method.WAP, Method.JSAPI);

  /** Amounts are 32-bit numbers of fen in WeChat Pay's interface. */
  private static final Money LARGEST = Money.ofFen(Integer.MAX_VALUE);

  private static final Pattern RETURNING = Pattern.compile("(?:^|&)out_trade_no=(?<number>[^&]*)");

  private final WechatPayGateway gateway;
  private final WechatPayApi api;
  private final WechatPayRequests requests;
  private final WechatPayAnswers answers;
  private final WechatPayNotices notices;
  private final WechatPayProperties properties;

  WechatPayChannel(
      WechatPayGateway gateway,
      WechatPayApi api,
      WechatPayAnswers answers,
      WechatPayNotices notices,
      WechatPayProperties properties) {
    this.gateway = gateway;
    this.api = api;
    this.requests = new WechatPayRequests(properties);
    this.answers = answers;
    this.notices = notices;
    this.properties = properties;
  }

  @Override
  public Channel id() {
    return Channel.WECHAT;
  }

  @Override
  public Set<Method> methods() {
    return METHODS;
  }

  @Override
  public Money largestAmount() {
    return LARGEST;
  }

  @Override
  public ChannelReply<PrepayAction> prepay(PrepayCommand command) {
    if (command.amount().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("More than one payment can be here");
    }
    return switch (command.method()) {
      case QR ->
          prepay(
              "native",
              () -> api.nativePay().prepay(requests.forCode(command)).getCodeUrl(),
              PrepayAction.QrCode::new);
      case WAP ->
          prepay(
              "h5",
              () -> api.h5().prepay(requests.forBrowser(command)).getH5Url(),
              url -> new PrepayAction.Redirect(comingBack(url, command.outTradeNo())));
      case JSAPI ->
          gateway.call(
              "jsapi",
              () -> api.jsapi().prepayWithRequestPayment(requests.forApp(command)),
              response -> new Accepted<>(parameters(response)),
              _ -> Optional.empty(),
              Finality.FINAL);
      case PAGE -> throw new IllegalArgumentException("WeChat Pay is not offered by PAGE");
    };
  }

  @Override
  public ChannelReply<PaymentView> query(OutTradeNo outTradeNo) {
    QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
    request.setMchid(properties.mchId());
    request.setOutTradeNo(outTradeNo.value());
    return gateway.call(
        "query",
        () -> api.nativePay().queryOrderByOutTradeNo(request),
        transaction -> answers.payment(outTradeNo, transaction),
        code ->
            WechatPayCodes.saysNoSuchPayment(code)
                ? Optional.of(new PaymentView.NotCreated())
                : Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<CloseView> close(OutTradeNo outTradeNo) {
    return gateway.call(
        "close",
        () -> api.close(properties.mchId(), outTradeNo),
        WechatPayAnswers::closed,
        WechatPayAnswers::notClosed,
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<RefundView> refund(RefundCommand command) {
    AmountReq amount = new AmountReq();
    amount.setRefund(command.amount().fen());
    amount.setTotal(command.total().fen());
    amount.setCurrency(Money.CURRENCY);
    CreateRequest request = new CreateRequest();
    request.setOutTradeNo(command.outTradeNo().value());
    request.setOutRefundNo(command.outRefundNo().value());
    request.setReason(command.reason());
    request.setNotifyUrl(properties.notifyUrl().toString());
    request.setAmount(amount);
    return gateway.call(
        "refund",
        () -> api.refunds().create(request),
        refund -> answers.refund(command.outTradeNo(), command.outRefundNo(), refund),
        _ -> Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<RefundView> queryRefund(OutTradeNo outTradeNo, OutRefundNo outRefundNo) {
    QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
    request.setOutRefundNo(outRefundNo.value());
    return gateway.call(
        "query refund",
        () -> api.refunds().queryByOutRefundNo(request),
        refund -> answers.refund(outTradeNo, outRefundNo, refund),
        code ->
            WechatPayCodes.saysNoSuchRefund(code)
                ? Optional.of(new RefundView.NotDone())
                : Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<PayoutView> payout(PayoutCommand command) {
    return gateway.call(
        "payout",
        () -> api.transfers().create(command),
        transfer -> answers.transferCreated(command.outPayoutNo(), transfer),
        // That there is such a transfer may be our own doing: what has become of it is to be asked.
        code ->
            WechatPayCodes.saysTransferExists(code)
                ? Optional.of(new PayoutView.Processing())
                : Optional.empty(),
        WechatPayCodes::transferFinality);
  }

  @Override
  public ChannelReply<PayoutView> queryPayout(OutPayoutNo outPayoutNo) {
    return gateway.call(
        "query payout",
        () -> api.transfers().query(outPayoutNo),
        transfer -> answers.transfer(outPayoutNo, transfer),
        code ->
            WechatPayCodes.saysNoSuchTransfer(code)
                ? Optional.of(new PayoutView.NotFound())
                : Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public Notice parse(RawRequest notification) {
    return notices.parse(notification);
  }

  @Override
  public NoticeAnswer acknowledgement() {
    return new NoticeAnswer(204, "application/json", "");
  }

  @Override
  public NoticeAnswer refusal() {
    return new NoticeAnswer(
        400, "application/json", "{\"code\":\"FAIL\",\"message\":\"not accepted\"}");
  }

  @Override
  public Optional<OutTradeNo> readReturn(RawRequest browserReturn) {
    Matcher returning = RETURNING.matcher(browserReturn.query());
    return returning.find() ? OutTradeNo.parse(returning.group("number")) : Optional.empty();
  }

  private ChannelReply<PrepayAction> prepay(
      String operation, Supplier<String> call, Function<String, PrepayAction> action) {
    return gateway.call(
        operation,
        call,
        text ->
            text.isBlank()
                ? new Unknown<>("answer_without_code")
                : new Accepted<>(action.apply(text)),
        _ -> Optional.empty(),
        Finality.FINAL);
  }

  /** WeChat Pay tells our page nothing, so the address that it leads back to names the payment. */
  private String comingBack(String url, OutTradeNo outTradeNo) {
    String back = properties.returnUrl() + "?out_trade_no=" + outTradeNo;
    String separator = url.contains("?") ? "&" : "?";
    return url + separator + "redirect_url=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
  }

  private static PrepayAction parameters(PrepayWithRequestPaymentResponse response) {
    return new PrepayAction.ClientParams(
        Map.of(
            "appId", response.getAppId(),
            "timeStamp", response.getTimeStamp(),
            "nonceStr", response.getNonceStr(),
            "package", response.getPackageVal(),
            "signType", response.getSignType(),
            "paySign", response.getPaySign()));
  }
}
