package io.adpay.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortValuesTest {

  private static final OutTradeNo PAYMENT = new OutTradeNo("123456");
  private static final OutRefundNo REFUND = new OutRefundNo("123457");

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "12345", "123456789012345678901234567890123", "12345_", "12345é"})
  void numbersAreSixToThirtyTwoLettersAndDigits(String text) {
    assertThat(OutTradeNo.parse(text)).isEmpty();
    assertThat(OutRefundNo.parse(text)).isEmpty();
    assertThat(OutPayoutNo.parse(text)).isEmpty();
    assertThat(OutTradeNo.parse("9223372036854775807"))
        .map(OutTradeNo::value)
        .contains("9223372036854775807");
  }

  @Test
  void payoutIsOfSomethingToSomebody() {
    OutPayoutNo number = new OutPayoutNo("123458");
    Payee payee = new Payee("account", "name");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PayoutCommand(number, Money.ZERO, payee));
    assertThatIllegalArgumentException().isThrownBy(() -> new Payee(" ", "name"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Payee("account", ""));
    assertThat(new PayoutCommand(number, Money.ofFen(1), payee).toString())
        .contains("123458")
        .doesNotContain("account")
        .doesNotContain("name");
  }

  @Test
  void prepaymentIsOfSomethingForSomethingByAKnownBuyer() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepay(Method.QR, Money.ZERO, "x", Buyer.unknown()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepay(Method.QR, Money.ofFen(1), " ", Buyer.unknown()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> prepay(Method.JSAPI, Money.ofFen(1), "x", Buyer.unknown()));
  }

  @Test
  void refundIsAtMostWhatWasReceived() {
    assertThatIllegalArgumentException().isThrownBy(() -> refund(0, 100));
    assertThatIllegalArgumentException().isThrownBy(() -> refund(101, 100));
    assertThat(refund(100, 100).amount()).isEqualTo(Money.ofFen(100));
  }

  @Test
  void channelsWordsAreCutAndKeptOnOneLine() {
    Declined<String> declined =
        new Declined<>("C".repeat(100), "one\r\ntwo\u2028" + "😀".repeat(200), Finality.FINAL);

    assertThat(declined.code()).hasSize(64);
    assertThat(declined.message()).startsWith("one two 😀").hasSizeLessThanOrEqualTo(256);
    assertThat(declined.message().codePoints().allMatch(Character::isDefined)).isTrue();
    assertThat(declined.message()).endsWith("😀");
  }

  @Test
  void headerIsReadInAnyCaseAndNotAtAllWhenThereAreTwo() {
    RawRequest request =
        new RawRequest(
            Map.of("wechatpay-NONCE", List.of("a"), "Twice", List.of("a", "b")), null, new byte[0]);

    assertThat(request.header("Wechatpay-Nonce")).isEqualTo("a");
    assertThat(request.header("twice")).isNull();
    assertThat(request.header("missing")).isNull();
    assertThat(request.query()).isEmpty();
  }

  private static PrepayCommand prepay(Method method, Money amount, String subject, Buyer buyer) {
    return new PrepayCommand(PAYMENT, method, amount, subject, Instant.EPOCH, buyer);
  }

  private static RefundCommand refund(long fen, long received) {
    return new RefundCommand(
        PAYMENT, REFUND, Money.ofFen(fen), Money.ofFen(received), Money.ofFen(received), "x");
  }
}
