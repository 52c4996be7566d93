package io.adpay.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.Buyer;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.CloseView;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.Payee;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that WeChat Pay can answer but a success that can be trusted. */
class WechatPayRefusalsTest {

  private static final String CODE = "{\"code_url\":\"weixin://wxpay/bizpayurl?pr=abc\"}";
  private static final OutTradeNo PAYMENT = new OutTradeNo(WechatPayWire.PAYMENT);

  @TempDir Path directory;
  private WechatPayWire wire;

  @BeforeEach
  void open() {
    wire = new WechatPayWire(directory);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  /** What the SDK makes of an answer, row by row, and what we make of that. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(Untrusted.class)
  void answerThatProvesNothingIsUnknown(Untrusted answer) {
    wire.says(answer::of);

    assertThat(wire.channel().prepay(prepay(Method.QR))).isEqualTo(new Unknown<>(answer.why));
  }

  enum Untrusted {
    WRONG_KEY("untrusted_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, CODE, RsaKey.OTHER, WechatPayWire.KEY_ID, Instant.now());
      }
    },
    WRONG_SERIAL("untrusted_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, CODE, RsaKey.CHANNEL, "PUB_KEY_ID_ELSE", Instant.now());
      }
    },
    TAMPERED("untrusted_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, CODE).tampered(CODE.replace("abc", "abd"));
      }
    },
    STALE("unreadable_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(
            200,
            CODE,
            RsaKey.CHANNEL,
            WechatPayWire.KEY_ID,
            Instant.now().minus(Duration.ofMinutes(6)));
      }
    },
    UNSIGNED("unreadable_answer") {
      @Override
      Answer of() {
        return Answer.of(200, CODE).with("Content-Type", "application/json");
      }
    },
    SIGNATURE_HEADER_MISSING("untrusted_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, CODE).without("Wechatpay-Signature");
      }
    },
    SERIAL_HEADER_MISSING("untrusted_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, CODE).without("Wechatpay-Serial");
      }
    },
    HTML("unreadable_answer") {
      @Override
      Answer of() {
        return Answer.of(200, "<html>").with("Content-Type", "text/html");
      }
    },
    SIGNED_BUT_NO_JSON("unreadable_answer") {
      @Override
      Answer of() {
        return WechatPayWire.signed(200, "{\"code_url\":");
      }
    },
    SYSTEM_ERROR("channel_error") {
      @Override
      Answer of() {
        return WechatPayWire.failure(500, "SYSTEM_ERROR");
      }
    },
    SYSTEM_ERROR_IN_ITS_OLD_SPELLING("channel_error") {
      @Override
      Answer of() {
        return WechatPayWire.failure(400, "SYSTEMERROR");
      }
    },
    HTML_FAILURE("http_502") {
      @Override
      Answer of() {
        return Answer.of(502, "<html>bad gateway</html>").with("Content-Type", "text/html");
      }
    },
    EMPTY_FAILURE("http_502") {
      @Override
      Answer of() {
        return Answer.of(502, "");
      }
    },
    ARRAY_AS_A_FAILURE("unreadable_answer") {
      @Override
      Answer of() {
        return Answer.of(503, "[]").with("Content-Type", "application/json");
      }
    },
    FAILURE_WITHOUT_A_CODE("http_400") {
      @Override
      Answer of() {
        return Answer.of(400, "{}").with("Content-Type", "application/json");
      }
    },
    CUT("connection_lost") {
      @Override
      Answer of() {
        return Answer.none();
      }
    };

    private final String why;

    Untrusted(String why) {
      this.why = why;
    }

    abstract Answer of();
  }

  @ParameterizedTest
  @CsvSource({
    "429, FREQUENCY_LIMITED",
    "429, RATELIMIT_EXCEEDED",
    "429, FREQUENCY_LIMIT_EXCEED",
    "429, SOMETHING_NEW",
    "403, RATELIMIT_EXCEED",
    "403, FREQUENCY_LIMITED"
  })
  void limitsAreLimitsInEverySpelling(int status, String code) {
    wire.says(() -> WechatPayWire.failure(status, code));

    assertThat(wire.channel().refund(refund())).isEqualTo(new RateLimited<>());
  }

  @Test
  void forbiddenWithoutACodeIsALimitToo() {
    wire.says(() -> Answer.of(403, "{}").with("Content-Type", "application/json"));

    assertThat(wire.channel().refund(refund())).isEqualTo(new RateLimited<>());
  }

  @ParameterizedTest
  @CsvSource({
    "403, NOT_ENOUGH, FOR_NOW",
    "403, NOTENOUGH, FOR_NOW",
    "400, TRADE_OVERDUE, FINAL",
    "403, USER_ACCOUNT_ABNORMAL, FINAL",
    "400, INVALID_REQUEST, FINAL",
    "400, PARAM_ERROR, FOR_NOW",
    "404, RESOURCE_NOT_EXISTS, FOR_NOW",
    "403, NO_AUTH, CONFIGURATION",
    "401, SIGN_ERROR, CONFIGURATION"
  })
  void refusedRefundEndsOnlyByAFinalCode(int status, String code, Finality finality) {
    wire.says(() -> WechatPayWire.failure(status, code));

    assertThat(wire.channel().refund(refund())).isEqualTo(new Declined<>(code, "原因", finality));
  }

  @ParameterizedTest
  @CsvSource({
    "403, OUT_TRADE_NO_USED, FINAL",
    "400, ORDER_CLOSED, FINAL",
    "400, ORDERPAID, FINAL",
    "400, PARAM_ERROR, FINAL",
    "400, INVALID_REQUEST, FINAL",
    "400, APPID_MCHID_NOT_MATCH, CONFIGURATION",
    "401, SIGN_ERROR, CONFIGURATION"
  })
  void refusedPrepayEndsUnlessWeAreToBlame(int status, String code, Finality finality) {
    wire.says(() -> WechatPayWire.failure(status, code));

    assertThat(wire.channel().prepay(prepay(Method.QR)))
        .isEqualTo(new Declined<>(code, "原因", finality));
  }

  @ParameterizedTest
  @CsvSource({
    "404, ORDERNOTEXIST, NOT_CREATED",
    "400, ORDER_PAID, ALREADY_PAID",
    "400, ORDER_CLOSED, CLOSED",
    "403, USERPAYING, BUSY",
    "202, USERPAYING, BUSY",
    "202, USER_PAYING, BUSY"
  })
  void refusedCloseIsAnAnswer(int status, String code, CloseView view) {
    wire.says(() -> WechatPayWire.failure(status, code));

    assertThat(wire.channel().close(PAYMENT)).isEqualTo(new Accepted<>(view));
  }

  @ParameterizedTest
  @CsvSource({
    "403, NOT_ENOUGH, FOR_NOW",
    "400, PARAM_ERROR, FINAL",
    "400, INVALID_REQUEST, FOR_NOW",
    "400, SOMETHING_NEW, FOR_NOW",
    "403, NO_AUTH, CONFIGURATION",
    "401, SIGN_ERROR, CONFIGURATION"
  })
  void refusedPayoutEndsOnlyByAFinalCode(int status, String code, Finality finality) {
    wire.says(() -> WechatPayWire.failure(status, code));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Declined<>(code, "原因", finality));
  }

  @Test
  void transferThatExistsAlreadyIsToBeAskedAbout() {
    wire.says(() -> WechatPayWire.failure(400, "ALREADY_EXISTS"));

    assertThat(wire.channel().payout(payout()))
        .isEqualTo(new Accepted<>(new PayoutView.Processing()));
  }

  @Test
  void serverErrorWithAnyCodeIsUnknown() {
    wire.says(() -> WechatPayWire.failure(500, "PARAM_ERROR"));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Unknown<>("channel_error"));
  }

  private static PayoutCommand payout() {
    return new PayoutCommand(
        new OutPayoutNo(WechatPayWire.PAYOUT), Money.ofFen(8_880), new Payee("oPayee", "张三"));
  }

  private static PrepayCommand prepay(Method method) {
    return new PrepayCommand(
        PAYMENT,
        method,
        Money.ofFen(8_880),
        "x",
        WechatPayWire.NOW.plus(Duration.ofMinutes(30)),
        Buyer.unknown());
  }

  private static RefundCommand refund() {
    return new RefundCommand(
        PAYMENT,
        new OutRefundNo(WechatPayWire.REFUND),
        Money.ofFen(100),
        Money.ofFen(8_880),
        Money.ofFen(8_880),
        "退款");
  }
}
