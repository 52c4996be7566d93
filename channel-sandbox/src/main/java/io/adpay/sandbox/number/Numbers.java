package io.adpay.sandbox.number;

import io.adpay.sandbox.account.Channel;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** The numbers that the channels give, in the shapes that theirs have. */
@Component
public class Numbers {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneId.of("Asia/Shanghai"));
  private static final int TOKEN_BYTES = 16;
  private static final int TRADE_NUMBER_DIGITS = 28;
  private static final int REFUND_NUMBER_DIGITS = 29;
  private static final int ALIPAY_TRANSFER_NUMBER_DIGITS = 32;
  private static final int WECHAT_TRANSFER_NUMBER_DIGITS = 40;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Numbers(Clock clock) {
    this.clock = clock;
  }

  /** Of a trade that has begun. */
  public String tradeNo(Channel channel) {
    return switch (channel) {
      case ALIPAY -> filled(today() + "2200", TRADE_NUMBER_DIGITS);
      case WECHAT -> filled("4200" + today(), TRADE_NUMBER_DIGITS);
    };
  }

  /** Of a refund that WeChat Pay took on. */
  public String refundNo() {
    return filled("5030" + today(), REFUND_NUMBER_DIGITS);
  }

  /** Of a transfer that a channel took on. */
  public String transferNo(Channel channel) {
    return switch (channel) {
      case ALIPAY -> filled(today() + "110070001502", ALIPAY_TRANSFER_NUMBER_DIGITS);
      case WECHAT -> filled("13300" + today(), WECHAT_TRANSFER_NUMBER_DIGITS);
    };
  }

  /** Of the money's own movement behind one of Alipay's transfers. */
  public String fundNo() {
    return filled(today() + "110070001506", ALIPAY_TRANSFER_NUMBER_DIGITS);
  }

  /** The part of links and codes that nobody can guess. */
  public String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private String today() {
    return DAY.format(clock.instant());
  }

  private String filled(String prefix, int length) {
    StringBuilder digits = new StringBuilder(prefix);
    while (digits.length() < length) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
