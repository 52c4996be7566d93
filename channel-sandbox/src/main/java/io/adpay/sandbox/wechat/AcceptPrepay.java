package io.adpay.sandbox.wechat;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.account.WechatAccount;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.trade.OpenTrade;
import io.adpay.sandbox.trade.Product;
import io.adpay.sandbox.trade.Trade;
import io.adpay.sandbox.trade.TradeOrder;
import io.adpay.sandbox.trade.TradeProperties;
import io.adpay.sandbox.trade.TradeState;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns what a merchant asks for into a trade, by the same rules for all four ways to be paid. */
@Component
class AcceptPrepay {

  private static final Duration USUAL_LIFETIME = Duration.ofDays(7);
  private static final int LONGEST_DESCRIPTION = 127;
  private static final int LONGEST_ATTACH = 128;
  private static final int LONGEST_NOTIFY_URL = 255;
  private static final Pattern OUT_TRADE_NO = Pattern.compile("[0-9A-Za-z_\\-|*]{6,32}");
  private static final Pattern NOTIFY_URL = Pattern.compile("https?://[^?#]+");
  private static final String SOME_BUYER = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";

  private final OpenTrade openTrade;
  private final TradeProperties properties;
  private final ChannelClock clock;

  AcceptPrepay(OpenTrade openTrade, TradeProperties properties, ChannelClock clock) {
    this.openTrade = openTrade;
    this.properties = properties;
    this.clock = clock;
  }

  /** The trade of this request; throws {@link WechatFailure}. */
  Trade accept(WechatCall call, Product product) {
    PrepayBody body = call.body(PrepayBody.class);
    TradeOrder order = order(call, body, product);
    return switch (openTrade.open(order)) {
      case OpenTrade.Outcome.Opened(Trade trade) -> trade;
      case OpenTrade.Outcome.Differs _ ->
          throw new WechatFailure(403, "OUT_TRADE_NO_USED", "商户订单号重复");
      case OpenTrade.Outcome.AlreadyPaid _ -> throw WechatFailure.orderPaid();
      case OpenTrade.Outcome.AlreadyClosed _ -> throw WechatFailure.orderClosed();
    };
  }

  private TradeOrder order(WechatCall call, PrepayBody body, Product product) {
    WechatAccount account = call.account();
    call.requireOwn(body.mchid() == null ? "" : body.mchid());
    if (!account.appId().equals(body.appid())) {
      throw new WechatFailure(400, "APPID_MCHID_NOT_MATCH", "appid和mchid不匹配");
    }
    String outTradeNo = require("out_trade_no", body.outTradeNo(), OUT_TRADE_NO);
    String description = body.description();
    if (description == null
        || description.isBlank()
        || description.length() > LONGEST_DESCRIPTION) {
      throw wrong("description");
    }
    String attach = body.attach();
    if (attach != null && attach.length() > LONGEST_ATTACH) {
      throw wrong("attach");
    }
    requireScene(body, product);
    return new TradeOrder(
        Channel.WECHAT,
        account.mchId(),
        account.appId(),
        outTradeNo,
        product,
        description,
        total(body.amount()),
        product + " " + body,
        notifyUrl(body.notifyUrl()),
        null,
        null,
        attach,
        buyer(body, product),
        TradeState.WAITING,
        expiry(body.timeExpire()));
  }

  private static long total(PrepayBody.@Nullable Amount amount) {
    if (amount == null || amount.total() == null || amount.total() < 1) {
      throw wrong("amount.total");
    }
    if (amount.currency() != null && !amount.currency().equals("CNY")) {
      throw wrong("amount.currency");
    }
    return amount.total();
  }

  /** In production it must be https too, which no laptop has. */
  private static String notifyUrl(@Nullable String url) {
    String required = require("notify_url", url, NOTIFY_URL);
    if (required.length() > LONGEST_NOTIFY_URL) {
      throw wrong("notify_url");
    }
    return required;
  }

  private static void requireScene(PrepayBody body, Product product) {
    if (product == Product.H5) {
      PrepayBody.SceneInfo scene = body.sceneInfo();
      if (scene == null || scene.payerClientIp() == null) {
        throw wrong("scene_info.payer_client_ip");
      }
      if (scene.h5Info() == null || scene.h5Info().type() == null) {
        throw wrong("scene_info.h5_info.type");
      }
    }
  }

  private static String buyer(PrepayBody body, Product product) {
    if (product != Product.JSAPI) {
      return SOME_BUYER;
    }
    String openid = body.payer() == null ? null : body.payer().openid();
    if (openid == null || openid.isBlank()) {
      throw wrong("payer.openid");
    }
    return openid;
  }

  private Instant expiry(@Nullable String timeExpire) {
    Instant now = clock.now(Channel.WECHAT);
    if (timeExpire == null) {
      return now.plus(USUAL_LIFETIME);
    }
    Instant expiry = Rfc3339.parse(timeExpire).orElseThrow(() -> wrong("time_expire"));
    if (!expiry.isAfter(now) || expiry.isBefore(now.plus(properties.minimumLifetime()))) {
      throw wrong("time_expire");
    }
    return expiry;
  }

  private static String require(String field, @Nullable String value, Pattern pattern) {
    if (value == null || !pattern.matcher(value).matches()) {
      throw wrong(field);
    }
    return value;
  }

  private static WechatFailure wrong(String field) {
    return WechatFailure.parameter("参数错误: " + field);
  }
}
