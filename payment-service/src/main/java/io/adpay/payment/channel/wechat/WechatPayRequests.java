package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.PrepayCommand;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Writes a payment down for WeChat Pay, once for each of the SDK's three spellings of it. */
final class WechatPayRequests {

  private static final int LONGEST_DESCRIPTION = 127;
  private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);

  private final WechatPayProperties properties;

  WechatPayRequests(WechatPayProperties properties) {
    this.properties = properties;
  }

  com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest forCode(
      PrepayCommand command) {
    var amount = new com.wechat.pay.java.service.payments.nativepay.model.Amount();
    amount.setTotal(fen(command));
    amount.setCurrency(Money.CURRENCY);
    var request = new com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest();
    request.setAppid(properties.appId());
    request.setMchid(properties.mchId());
    request.setDescription(description(command.subject()));
    request.setOutTradeNo(command.outTradeNo().value());
    request.setTimeExpire(time(command.expiresAt()));
    request.setNotifyUrl(properties.notifyUrl().toString());
    request.setAmount(amount);
    return request;
  }

  com.wechat.pay.java.service.payments.h5.model.PrepayRequest forBrowser(PrepayCommand command) {
    var amount = new com.wechat.pay.java.service.payments.h5.model.Amount();
    amount.setTotal(fen(command));
    amount.setCurrency(Money.CURRENCY);
    H5Info kind = new H5Info();
    kind.setType("Wap");
    SceneInfo scene = new SceneInfo();
    String address = command.buyer().address();
    scene.setPayerClientIp(address == null ? properties.fallbackBuyerAddress() : address);
    scene.setH5Info(kind);
    var request = new com.wechat.pay.java.service.payments.h5.model.PrepayRequest();
    request.setAppid(properties.appId());
    request.setMchid(properties.mchId());
    request.setDescription(description(command.subject()));
    request.setOutTradeNo(command.outTradeNo().value());
    request.setTimeExpire(time(command.expiresAt()));
    request.setNotifyUrl(properties.notifyUrl().toString());
    request.setAmount(amount);
    request.setSceneInfo(scene);
    return request;
  }

  com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest forApp(PrepayCommand command) {
    var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
    amount.setTotal(fen(command));
    amount.setCurrency(Money.CURRENCY);
    Payer payer = new Payer();
    payer.setOpenid(command.buyer().openid());
    var request = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
    request.setAppid(properties.appId());
    request.setMchid(properties.mchId());
    request.setDescription(description(command.subject()));
    request.setOutTradeNo(command.outTradeNo().value());
    request.setTimeExpire(time(command.expiresAt()));
    request.setNotifyUrl(properties.notifyUrl().toString());
    request.setAmount(amount);
    request.setPayer(payer);
    return request;
  }

  private static int fen(PrepayCommand command) {
    return Math.toIntExact(command.amount().fen());
  }

  private static String time(Instant time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        time.truncatedTo(ChronoUnit.SECONDS).atOffset(BEIJING));
  }

  /** Our subjects may be a character longer than WeChat Pay's descriptions. */
  private static String description(String subject) {
    if (subject.codePointCount(0, subject.length()) <= LONGEST_DESCRIPTION) {
      return subject;
    }
    return subject.substring(0, subject.offsetByCodePoints(0, LONGEST_DESCRIPTION));
  }
}
