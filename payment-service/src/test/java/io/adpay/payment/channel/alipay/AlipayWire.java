package io.adpay.payment.channel.alipay;

import io.adpay.payment.channel.ChannelWire;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.RawRequest;
import io.adpay.payment.channel.access.ChannelHttpProperties;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer;
import io.adpay.payment.channel.wire.WireServer.Answer;
import io.adpay.payment.channel.wire.WireServer.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Alipay's end of the wire. */
final class AlipayWire implements ChannelWire, AutoCloseable {

  static final String APP_ID = "2021000000000001";
  static final String SELLER_ID = "2088000000000001";
  static final String PAYMENT = "4611686018427387904";

  static final String PAYOUT = "4611686018427387906";

  private final WireServer server = new WireServer();
  private final PaymentChannel channel;

  AlipayWire(Path directory) {
    this(directory, Duration.ofSeconds(5));
  }

  AlipayWire(Path directory, Duration readTimeout) {
    channel =
        AlipayConfiguration.channel(
            properties(server.at("/gateway.do"), directory, readTimeout),
            Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC));
  }

  /** The channel when nobody listens at its address. */
  static PaymentChannel toNobody(Path directory) {
    return AlipayConfiguration.channel(
        properties(WireServer.NOBODY, directory, Duration.ofSeconds(5)),
        Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC));
  }

  static AlipayProperties properties(URI gateway, Path directory, Duration readTimeout) {
    return new AlipayProperties(
        gateway,
        APP_ID,
        SELLER_ID,
        RsaKey.OURS.privateFile(directory),
        RsaKey.CHANNEL.publicFile(directory, "alipay_public.pem"),
        null,
        URI.create("https://pay.example/callbacks/alipay"),
        URI.create("https://pay.example/callbacks/alipay/return"),
        "广告收益提现",
        http(readTimeout));
  }

  static ChannelHttpProperties http(Duration readTimeout) {
    return new ChannelHttpProperties(
        Duration.ofSeconds(5),
        readTimeout,
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        16);
  }

  @Override
  public PaymentChannel channel() {
    return channel;
  }

  @Override
  public void says(Supplier<Answer> answer) {
    server.answer(_ -> answer.get());
  }

  @Override
  public int requests() {
    return server.received().size();
  }

  @Override
  public void close() {
    server.close();
  }

  Map<String, String> lastParameters() {
    return parameters(server.last());
  }

  URI at() {
    return server.at("/gateway.do");
  }

  /** The name of the object that answers the request now being answered. */
  String node() {
    return lastParameters().get("method").replace('.', '_') + "_response";
  }

  Answer signed(String content) {
    return signed(content, RsaKey.CHANNEL);
  }

  Answer signed(String content, RsaKey key) {
    return raw("{\"%s\":%s,\"sign\":\"%s\"}".formatted(node(), content, key.sign(content)));
  }

  Answer unsigned(String content) {
    return raw("{\"%s\":%s}".formatted(node(), content));
  }

  static Answer raw(String body) {
    return Answer.of(200, body).with("Content-Type", "text/html;charset=utf-8");
  }

  static String failure(String code, String subCode) {
    return "{\"code\":\"%s\",\"msg\":\"Failed\",\"sub_code\":\"%s\",\"sub_msg\":\"原因\"}"
        .formatted(code, subCode);
  }

  static String trade(String outTradeNo, String status, String amount, String paidAt) {
    return ("{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\","
            + "\"trade_no\":\"2026112422001\",\"trade_status\":\"%s\",\"total_amount\":\"88.80\","
            + "\"receipt_amount\":\"%s\"%s,"
            + "\"subject\":\"{}\\\"\\\\/\"}")
        .formatted(
            outTradeNo,
            status,
            amount,
            paidAt.isEmpty() ? "" : ",\"send_pay_date\":\"" + paidAt + "\"");
  }

  @Override
  public Answer paid(long fen) {
    return signed(trade(PAYMENT, "TRADE_SUCCESS", yuan(fen), "2026-11-24 09:59:59"));
  }

  @Override
  public Answer waiting() {
    return signed(trade(PAYMENT, "WAIT_BUYER_PAY", "88.80", ""));
  }

  @Override
  public Answer closedUnpaid() {
    return signed(trade(PAYMENT, "TRADE_CLOSED", "88.80", ""));
  }

  @Override
  public Answer refundedInFull() {
    return signed(trade(PAYMENT, "TRADE_CLOSED", "88.80", "2026-11-24 09:59:59"));
  }

  @Override
  public Answer unknownPayment() {
    return signed(failure("40004", "ACQ.TRADE_NOT_EXIST"));
  }

  @Override
  public Answer undocumentedState() {
    return signed(trade(PAYMENT, "TRADE_PENDING_SOMETHING", "88.80", ""));
  }

  @Override
  public Answer paymentOf(String otherNumber) {
    return signed(trade(otherNumber, "TRADE_SUCCESS", "88.80", "2026-11-24 09:59:59"));
  }

  @Override
  public Answer closed() {
    return signed(
        "{\"code\":\"10000\",\"msg\":\"Success\",\"trade_no\":\"2026112422001\","
            + "\"out_trade_no\":\"4611686018427387904\"}");
  }

  @Override
  public Answer alreadyPaid() {
    return signed(failure("40004", "ACQ.TRADE_HAS_SUCCESS"));
  }

  @Override
  public Answer refundDone() {
    return refunded("Y");
  }

  Answer refunded(String fundChange) {
    return signed(
        "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"fund_change\":\"%s\",\"refund_fee\":\"50.00\",\"gmt_refund_pay\":\"2026-11-24 09:59:59\"}"
            .formatted(PAYMENT, fundChange));
  }

  @Override
  public Answer refundQueriedDone() {
    return signed(
        "{\"code\":\"10000\",\"msg\":\"Success\",\"out_trade_no\":\"%s\",\"out_request_no\":\"4611686018427387905\",\"refund_status\":\"REFUND_SUCCESS\",\"refund_amount\":\"1.00\",\"gmt_refund_pay\":\"2026-11-24 09:59:59\"}"
            .formatted(PAYMENT));
  }

  @Override
  public Answer refundUnknown() {
    return signed("{\"code\":\"10000\",\"msg\":\"Success\"}");
  }

  @Override
  public Answer notEnoughBalance() {
    return signed(failure("40004", "ACQ.SELLER_BALANCE_NOT_ENOUGH"));
  }

  static String transfer(String status, String more) {
    return ("{\"code\":\"10000\",\"msg\":\"Success\",\"out_biz_no\":\"%s\","
            + "\"order_id\":\"1330000712\",\"status\":\"%s\"%s}")
        .formatted(PAYOUT, status, more);
  }

  @Override
  public Answer payoutQueriedDone() {
    return signed(
        transfer("SUCCESS", ",\"trans_amount\":\"88.80\",\"pay_date\":\"2026-11-24 09:59:59\""));
  }

  @Override
  public Answer payoutQueriedFailed() {
    return signed(transfer("FAIL", ",\"error_code\":\"PAYEE_BLOCKED\",\"fail_reason\":\"原因\""));
  }

  @Override
  public Answer payoutInAnUndocumentedState() {
    return signed(transfer("BRAND_NEW", ""));
  }

  @Override
  public Answer payoutUnknown() {
    return signed(failure("40004", "ORDER_NOT_EXIST"));
  }

  @Override
  public Answer notEnoughForAPayout() {
    return signed(failure("40004", "PAYER_BALANCE_NOT_ENOUGH"));
  }

  @Override
  public Answer ourSignatureIsBad() {
    return raw("{\"error_response\":" + failure("40002", "isv.invalid-signature") + "}");
  }

  @Override
  public Answer channelError() {
    return signed(failure("40004", "ACQ.SYSTEM_ERROR"));
  }

  @Override
  public Answer tooFast() {
    return signed(failure("40005", "isv.app-call-limited"));
  }

  @Override
  public Answer paidSignedBy(RsaKey key) {
    return signed(trade(PAYMENT, "TRADE_SUCCESS", "88.80", "2026-11-24 09:59:59"), key);
  }

  @Override
  public RawRequest noticeOfPayment(long fen) {
    return notice(RsaKey.CHANNEL, Map.of("receipt_amount", yuan(fen)));
  }

  @Override
  public RawRequest noticeSignedBy(RsaKey key) {
    return notice(key, Map.of());
  }

  @Override
  public RawRequest noticeForAnotherApp() {
    return notice(RsaKey.CHANNEL, Map.of("app_id", "2021000000000002"));
  }

  @Override
  public RawRequest noticeForAnotherSeller() {
    return notice(RsaKey.CHANNEL, Map.of("seller_id", "2088000000000002"));
  }

  @Override
  public RawRequest noticeOfRefund() {
    return notice(
        RsaKey.CHANNEL,
        Map.of(
            "out_biz_no",
            "4611686018427387905",
            "refund_fee",
            "1.00",
            "gmt_refund",
            "2026-11-24 09:59:59.123"));
  }

  @Override
  public RawRequest noticeOfPayout() {
    return noticeOfPayout("{\"out_biz_no\":\"" + PAYOUT + "\",\"status\":\"SUCCESS\"}");
  }

  static RawRequest noticeOfPayout(String contents) {
    return notice(
        RsaKey.CHANNEL,
        Map.of(
            "msg_method", "alipay.fund.trans.order.changed",
            "biz_content", contents,
            "notify_type", "",
            "seller_id", "",
            "trade_status", "",
            "out_trade_no", ""));
  }

  @Override
  public RawRequest returning() {
    return new RawRequest(
        Map.of(),
        "charset=utf-8&out_trade_no=" + PAYMENT + "&method=alipay.trade.page.pay.return",
        new byte[0]);
  }

  /** A payment's notification with some parameters changed before it is signed; empty removes. */
  static RawRequest notice(RsaKey key, Map<String, String> changes) {
    Map<String, String> parameters = signedNotice(key, changes);
    return post(parameters);
  }

  static Map<String, String> signedNotice(RsaKey key, Map<String, String> changes) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("notify_time", "2026-11-24 10:00:00");
    parameters.put("notify_type", "trade_status_sync");
    parameters.put("notify_id", "notice-1");
    parameters.put("app_id", APP_ID);
    parameters.put("charset", "utf-8");
    parameters.put("version", "1.0");
    parameters.put("trade_no", "2026112422001");
    parameters.put("out_trade_no", PAYMENT);
    parameters.put("seller_id", SELLER_ID);
    parameters.put("trade_status", "TRADE_SUCCESS");
    parameters.put("total_amount", "88.80");
    parameters.put("gmt_payment", "2026-11-24 09:59:59");
    parameters.put("subject", "广告充值 A&B=1+2");
    parameters.putAll(changes);
    parameters.values().removeIf(String::isEmpty);
    parameters.put("sign", key.sign(canonical(parameters)));
    parameters.put("sign_type", "RSA2");
    return parameters;
  }

  static RawRequest post(Map<String, String> parameters) {
    String form =
        parameters.entrySet().stream()
            .map(
                parameter ->
                    parameter.getKey()
                        + "="
                        + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return new RawRequest(Map.of(), null, form.getBytes(StandardCharsets.UTF_8));
  }

  /** What is signed: everything but the signature itself, sorted, decoded. */
  static String canonical(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .filter(parameter -> !parameter.getKey().equals("sign"))
            .filter(parameter -> !parameter.getValue().isEmpty())
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("&"));
  }

  static Map<String, String> parameters(Request request) {
    return decode(request.query() + "&" + request.body());
  }

  static Map<String, String> decode(String form) {
    Map<String, String> parameters = new TreeMap<>();
    for (String pair : form.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private static String yuan(long fen) {
    return "%d.%02d".formatted(fen / 100, fen % 100);
  }
}
