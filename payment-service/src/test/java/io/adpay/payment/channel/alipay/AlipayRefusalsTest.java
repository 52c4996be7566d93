package io.adpay.payment.channel.alipay;

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
import io.adpay.payment.channel.PaymentView;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RefundCommand;
import io.adpay.payment.channel.wire.RsaKey;
import io.adpay.payment.channel.wire.WireServer.Answer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that Alipay can answer but a success that can be trusted. */
class AlipayRefusalsTest {

  private static final OutTradeNo PAYMENT = new OutTradeNo(AlipayWire.PAYMENT);

  @TempDir Path directory;
  private AlipayWire wire;

  @BeforeEach
  void open() {
    wire = new AlipayWire(directory);
  }

  @AfterEach
  void close() {
    wire.close();
  }

  /** What the SDK makes of an answer, row by row, and what we make of that. */
  @ParameterizedTest(name = "{0}")
  @EnumSource(Untrusted.class)
  void answerThatProvesNothingIsUnknown(Untrusted answer) {
    wire.says(() -> answer.of(wire));

    assertThat(wire.channel().query(PAYMENT)).isEqualTo(new Unknown<>(answer.why));
  }

  enum Untrusted {
    TAMPERED("untrusted_answer") {
      @Override
      Answer of(AlipayWire wire) {
        Answer genuine = wire.paid(8_880);
        return genuine.tampered(genuine.body().replace("88.80", "88.81"));
      }
    },
    SIGNATURE_MISSING("untrusted_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.unsigned(PAID);
      }
    },
    SIGNATURE_TOO_SHORT("untrusted_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return AlipayWire.raw("{\"" + wire.node() + "\":" + PAID + ",\"sign\":\"AAAA\"}");
      }
    },
    TRUNCATED("unreadable_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return AlipayWire.raw("{\"" + wire.node() + "\":{\"code\":\"10000\",\"msg\":\"Succ");
      }
    },
    NO_JSON("unreadable_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return AlipayWire.raw("<html>maintenance</html>");
      }
    },
    EMPTY("untrusted_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return AlipayWire.raw("");
      }
    },
    FAILURE_WITH_A_BAD_SIGNATURE("untrusted_answer") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.signed(AlipayWire.failure("40004", "ACQ.TRADE_NOT_EXIST"), RsaKey.OTHER);
      }
    },
    UNAVAILABLE_WITHOUT_SUB_CODE("channel_error") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.signed("{\"code\":\"20000\",\"msg\":\"Service Currently Unavailable\"}");
      }
    },
    UNAVAILABLE("channel_error") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.signed(AlipayWire.failure("20000", "isp.unknow-error"));
      }
    },
    GATEWAY_UNAVAILABLE("channel_error") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.signed(AlipayWire.failure("40004", "aop.unknow-error"));
      }
    },
    UNSIGNED_SUCCESS_DRESSED_AS_A_FAILURE("undocumented_code") {
      @Override
      Answer of(AlipayWire wire) {
        return wire.unsigned(PAID.replace("\"msg\"", "\"sub_code\":\"x\",\"msg\""));
      }
    },
    ANOTHER_OBJECT_IN_FRONT("unexpected_envelope") {
      @Override
      Answer of(AlipayWire wire) {
        Answer genuine = wire.waiting();
        return genuine.tampered("{\"a\":" + PAID + "," + genuine.body().substring(1));
      }
    },
    ANOTHER_OBJECT_BEHIND("unexpected_envelope") {
      @Override
      Answer of(AlipayWire wire) {
        Answer genuine = wire.paid(8_880);
        return genuine.tampered(genuine.body().replaceAll("}$", ",\"zz\":{}}"));
      }
    },
    SUCCESS_IN_THE_ERROR_OBJECT("unexpected_envelope") {
      @Override
      Answer of(AlipayWire wire) {
        return AlipayWire.raw(
            "{\"error_response\":" + PAID + ",\"sign\":\"" + RsaKey.CHANNEL.sign(PAID) + "\"}");
      }
    };

    private static final String PAID =
        AlipayWire.trade(AlipayWire.PAYMENT, "TRADE_SUCCESS", "88.80", "2026-11-24 09:59:59");

    private final String why;

    Untrusted(String why) {
      this.why = why;
    }

    abstract Answer of(AlipayWire wire);
  }

  @Test
  void unsignedRefusalCounts() {
    wire.says(() -> wire.unsigned(AlipayWire.failure("40004", "ACQ.TRADE_NOT_EXIST")));

    assertThat(wire.channel().query(PAYMENT))
        .isEqualTo(new Accepted<>(new PaymentView.NotCreated()));
  }

  @Test
  void limitsAreLimitsWhateverTheCodeAroundThem() {
    for (String subCode : new String[] {"isv.app-call-limited", "isv.method-call-limited"}) {
      wire.says(() -> wire.signed(AlipayWire.failure("40004", subCode)));

      assertThat(wire.channel().refund(refund())).isEqualTo(new RateLimited<>());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "40004, ACQ.TRADE_NOT_EXIST, FINAL",
    "40004, ACQ.REFUND_AMT_NOT_EQUAL_TOTAL, FINAL",
    "40004, ACQ.TRADE_NOT_ALLOW_REFUND, FINAL",
    "40004, ACQ.SELLER_BALANCE_NOT_ENOUGH, FOR_NOW",
    "40004, ACQ.TRADE_HAS_CLOSE, FOR_NOW",
    "40004, ACQ.DISCORDANT_REPEAT_REQUEST, FOR_NOW",
    "40004, ACQ.SOMETHING_NEW, FOR_NOW",
    "40001, isv.missing-signature, CONFIGURATION",
    "40002, isv.invalid-signature, CONFIGURATION",
    "40002, isv.invalid-app-id, CONFIGURATION",
    "40006, isv.insufficient-isv-permissions, CONFIGURATION"
  })
  void refusedRefundEndsOnlyByAFinalCode(String code, String subCode, Finality finality) {
    wire.says(() -> wire.signed(AlipayWire.failure(code, subCode)));

    assertThat(wire.channel().refund(refund())).isEqualTo(new Declined<>(subCode, "原因", finality));
  }

  @ParameterizedTest
  @CsvSource({
    "40004, ACQ.TRADE_HAS_SUCCESS, FINAL",
    "40004, ACQ.CONTEXT_INCONSISTENT, FINAL",
    "40004, ACQ.SOMETHING_NEW, FINAL",
    "40002, isv.invalid-parameter, FINAL",
    "40002, isv.invalid-app-id, CONFIGURATION"
  })
  void refusedPrepayEndsUnlessWeAreToBlame(String code, String subCode, Finality finality) {
    wire.says(() -> wire.signed(AlipayWire.failure(code, subCode)));

    assertThat(wire.channel().prepay(prepay(Method.QR)))
        .isEqualTo(new Declined<>(subCode, "原因", finality));
  }

  @ParameterizedTest
  @CsvSource({
    "ACQ.TRADE_HAS_CLOSE, CLOSED",
    "ACQ.TRADE_NOT_EXIST, NOT_CREATED",
    "ACQ.TRADE_HAS_SUCCESS, ALREADY_PAID",
    "ACQ.TRADE_HAS_FINISHED, ALREADY_PAID",
    "ACQ.TRADE_STATUS_ERROR, BUSY",
    "ACQ.REASON_TRADE_STATUS_INVALID, BUSY"
  })
  void refusedCloseIsAnAnswer(String subCode, CloseView view) {
    wire.says(() -> wire.signed(AlipayWire.failure("40004", subCode)));

    assertThat(wire.channel().close(PAYMENT)).isEqualTo(new Accepted<>(view));
  }

  @ParameterizedTest
  @CsvSource({
    "40004, PAYEE_NOT_EXIST, FINAL",
    "40004, INVALID_PARAMETER, FINAL",
    "40004, PAYEE_USER_INFO_ERROR, FINAL",
    "40004, PERM_AML_NOT_REALNAME_REV, FINAL",
    "40004, PAYER_BALANCE_NOT_ENOUGH, FOR_NOW",
    "40004, EXCEED_LIMIT_DM_AMOUNT, FOR_NOW",
    "40004, SOMETHING_NEW, FOR_NOW",
    "40004, PAYMENT_INFO_INCONSISTENCY, CONFIGURATION",
    "40004, PRODUCT_NOT_SIGN, CONFIGURATION",
    "40002, isv.invalid-signature, CONFIGURATION"
  })
  void refusedPayoutEndsOnlyByAFinalCode(String code, String subCode, Finality finality) {
    wire.says(() -> wire.signed(AlipayWire.failure(code, subCode)));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Declined<>(subCode, "原因", finality));
  }

  @Test
  void systemErrorOfATransferIsUnknown() {
    wire.says(() -> wire.signed(AlipayWire.failure("40004", "SYSTEM_ERROR")));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Unknown<>("channel_error"));
  }

  @Test
  void signedTwentyThousandIsNoPayout() {
    wire.says(() -> wire.signed(AlipayWire.transfer("SUCCESS", "").replace("10000", "20000")));

    assertThat(wire.channel().payout(payout())).isEqualTo(new Unknown<>("channel_error"));
  }

  private static PayoutCommand payout() {
    return new PayoutCommand(
        new OutPayoutNo(AlipayWire.PAYOUT),
        Money.ofFen(8_880),
        new Payee("2088123412341234", "张三"));
  }

  private static PrepayCommand prepay(Method method) {
    return new PrepayCommand(
        PAYMENT,
        method,
        Money.ofFen(8_880),
        "x",
        Instant.parse("2026-11-24T02:30:00Z"),
        Buyer.unknown());
  }

  private static RefundCommand refund() {
    return new RefundCommand(
        PAYMENT,
        new OutRefundNo("4611686018427387905"),
        Money.ofFen(100),
        Money.ofFen(8_880),
        Money.ofFen(8_880),
        "退款");
  }
}
