package io.adpay.payment.channel.alipay;

import com.alipay.api.AlipayObject;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.domain.AlipayFundTransCommonQueryModel;
import com.alipay.api.domain.AlipayFundTransUniTransferModel;
import com.alipay.api.domain.AlipayTradeCloseModel;
import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePrecreateModel;
import com.alipay.api.domain.AlipayTradeQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.domain.Participant;
import com.alipay.api.request.AlipayFundTransCommonQueryRequest;
import com.alipay.api.request.AlipayFundTransUniTransferRequest;
import com.alipay.api.request.AlipayTradeCloseRequest;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePrecreateRequest;
import com.alipay.api.request.AlipayTradeQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
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
import io.adpay.payment.channel.Payee;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayAction;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.RefundView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says the port's words in Alipay's. */
final class AlipayChannel implements PaymentChannel {

  private static final Set<Method> METHODS = Set.of(Method.PAGE, Method.WAP, Method.QR);

  /** Alipay's documented bound of {@code total_amount}: 100,000,000 yuan. */
  private static final Money LARGEST = Money.ofFen(10_000_000_000L);

  private static final String TRANSFER_PRODUCT = "TRANS_ACCOUNT_NO_PWD";
  private static final String TRANSFER_SCENE = "DIRECT_TRANSFER";

  /** Alipay numbers its users so; every other account is what somebody logs on with. */
  private static final Pattern USER_ID = Pattern.compile("2088\\d{12}");

  private final AlipayGateway gateway;
  private final AlipayAnswers answers;
  private final AlipayNotices notices;
  private final AlipayProperties properties;

  AlipayChannel(
      AlipayGateway gateway,
      AlipayAnswers answers,
      AlipayNotices notices,
      AlipayProperties properties) {
    this.gateway = gateway;
    this.answers = answers;
    this.notices = notices;
    this.properties = properties;
  }

  @Override
  public Channel id() {
    return Channel.ALIPAY;
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
      case PAGE -> redirect(page(command));
      case WAP -> redirect(wap(command));
      case QR -> precreate(command);
      case JSAPI -> throw new IllegalArgumentException("Alipay is not offered by JSAPI");
    };
  }

  @Override
  public ChannelReply<PaymentView> query(OutTradeNo outTradeNo) {
    AlipayTradeQueryModel model = new AlipayTradeQueryModel();
    model.setOutTradeNo(outTradeNo.value());
    return gateway.call(
        about(new AlipayTradeQueryRequest(), model),
        response -> answers.payment(outTradeNo, response),
        code ->
            code.equals(AlipayCodes.TRADE_NOT_EXIST)
                ? Optional.of(new PaymentView.NotCreated())
                : Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<CloseView> close(OutTradeNo outTradeNo) {
    AlipayTradeCloseModel model = new AlipayTradeCloseModel();
    model.setOutTradeNo(outTradeNo.value());
    return gateway.call(
        about(new AlipayTradeCloseRequest(), model),
        response -> AlipayAnswers.closed(outTradeNo, response),
        AlipayAnswers::notClosed,
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<RefundView> refund(RefundCommand command) {
    AlipayTradeRefundModel model = new AlipayTradeRefundModel();
    model.setOutTradeNo(command.outTradeNo().value());
    model.setOutRequestNo(command.outRefundNo().value());
    model.setRefundAmount(Yuan.format(command.amount()));
    model.setRefundReason(command.reason());
    return gateway.call(
        about(new AlipayTradeRefundRequest(), model),
        response -> answers.refund(command, response),
        _ -> Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<RefundView> queryRefund(OutTradeNo outTradeNo, OutRefundNo outRefundNo) {
    AlipayTradeFastpayRefundQueryModel model = new AlipayTradeFastpayRefundQueryModel();
    model.setOutTradeNo(outTradeNo.value());
    model.setOutRequestNo(outRefundNo.value());
    model.setQueryOptions(List.of("gmt_refund_pay"));
    return gateway.call(
        about(new AlipayTradeFastpayRefundQueryRequest(), model),
        response -> answers.refund(outTradeNo, outRefundNo, response),
        _ -> Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<PayoutView> payout(PayoutCommand command) {
    AlipayFundTransUniTransferModel model = new AlipayFundTransUniTransferModel();
    model.setOutBizNo(command.outPayoutNo().value());
    model.setTransAmount(Yuan.format(command.amount()));
    model.setProductCode(TRANSFER_PRODUCT);
    model.setBizScene(TRANSFER_SCENE);
    model.setOrderTitle(properties.payoutTitle());
    model.setPayeeInfo(payee(command.payee()));
    AlipayFundTransUniTransferRequest request = new AlipayFundTransUniTransferRequest();
    request.setNotifyUrl(properties.notifyUrl().toString());
    return gateway.call(
        about(request, model),
        response -> answers.payout(command, response),
        _ -> Optional.empty(),
        Finality.FOR_NOW);
  }

  @Override
  public ChannelReply<PayoutView> queryPayout(OutPayoutNo outPayoutNo) {
    AlipayFundTransCommonQueryModel model = new AlipayFundTransCommonQueryModel();
    model.setOutBizNo(outPayoutNo.value());
    model.setProductCode(TRANSFER_PRODUCT);
    model.setBizScene(TRANSFER_SCENE);
    return gateway.call(
        about(new AlipayFundTransCommonQueryRequest(), model),
        response -> answers.payout(outPayoutNo, response),
        code ->
            code.equals(AlipayCodes.TRANSFER_NOT_EXIST)
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
    return new NoticeAnswer(200, "text/plain;charset=utf-8", "success");
  }

  @Override
  public NoticeAnswer refusal() {
    return new NoticeAnswer(400, "text/plain;charset=utf-8", "failure");
  }

  @Override
  public Optional<OutTradeNo> readReturn(RawRequest browserReturn) {
    return FormParameters.parse(browserReturn.query())
        .flatMap(parameters -> OutTradeNo.parse(parameters.get("out_trade_no")));
  }

  private ChannelReply<PrepayAction> redirect(AlipayRequest<?> request) {
    return switch (gateway.redirect(request)) {
      case Accepted<String>(String url) -> new Accepted<>(new PrepayAction.Redirect(url));
      case ChannelReply.Declined<String>(var code, var message, var finality) ->
          new ChannelReply.Declined<>(code, message, finality);
      case ChannelReply.RateLimited<String> _ -> new ChannelReply.RateLimited<>();
      case Unknown<String>(String why) -> new Unknown<>(why);
    };
  }

  private AlipayRequest<?> page(PrepayCommand command) {
    AlipayTradePagePayModel model = new AlipayTradePagePayModel();
    model.setOutTradeNo(command.outTradeNo().value());
    model.setTotalAmount(Yuan.format(command.amount()));
    model.setSubject(command.subject());
    model.setProductCode("FAST_INSTANT_TRADE_PAY");
    model.setTimeExpire(BeijingTime.format(command.expiresAt()));
    return forBuyer(new AlipayTradePagePayRequest(), model);
  }

  private AlipayRequest<?> wap(PrepayCommand command) {
    AlipayTradeWapPayModel model = new AlipayTradeWapPayModel();
    model.setOutTradeNo(command.outTradeNo().value());
    model.setTotalAmount(Yuan.format(command.amount()));
    model.setSubject(command.subject());
    model.setProductCode("QUICK_WAP_WAY");
    model.setTimeExpire(BeijingTime.format(command.expiresAt()));
    // Where the buyer goes who gives up: back to us, to be sent on like one who has paid.
    model.setQuitUrl(properties.returnUrl() + "?out_trade_no=" + command.outTradeNo());
    return forBuyer(new AlipayTradeWapPayRequest(), model);
  }

  private ChannelReply<PrepayAction> precreate(PrepayCommand command) {
    AlipayTradePrecreateModel model = new AlipayTradePrecreateModel();
    model.setOutTradeNo(command.outTradeNo().value());
    model.setTotalAmount(Yuan.format(command.amount()));
    model.setSubject(command.subject());
    model.setTimeExpire(BeijingTime.format(command.expiresAt()));
    AlipayTradePrecreateRequest request = new AlipayTradePrecreateRequest();
    request.setNotifyUrl(properties.notifyUrl().toString());
    return gateway.call(
        about(request, model),
        response -> AlipayAnswers.code(command.outTradeNo(), response),
        _ -> Optional.empty(),
        Finality.FINAL);
  }

  private static Participant payee(Payee payee) {
    Participant participant = new Participant();
    participant.setIdentity(payee.account());
    participant.setIdentityType(
        USER_ID.matcher(payee.account()).matches() ? "ALIPAY_USER_ID" : "ALIPAY_LOGON_ID");
    participant.setName(payee.name());
    return participant;
  }

  private <R extends AlipayResponse> AlipayRequest<R> forBuyer(
      AlipayRequest<R> request, AlipayObject model) {
    request.setNotifyUrl(properties.notifyUrl().toString());
    request.setReturnUrl(properties.returnUrl().toString());
    return about(request, model);
  }

  private static <R extends AlipayResponse> AlipayRequest<R> about(
      AlipayRequest<R> request, AlipayObject model) {
    request.setBizModel(model);
    return request;
  }
}
