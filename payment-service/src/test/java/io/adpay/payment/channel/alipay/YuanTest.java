package io.adpay.payment.channel.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.money.Money;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class YuanTest {

  @Test
  void everyAmountSurvivesTheWayThereAndBack() {
    LongStream.concat(
            LongStream.rangeClosed(1, 100_000),
            new Random(20_261_124L).longs(200_000, 1, 10_000_000_001L))
        .mapToObj(Money::ofFen)
        .forEach(amount -> assertThat(Yuan.parse(Yuan.format(amount))).contains(amount));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.01",
    "10, 0.10",
    "100, 1.00",
    "8880, 88.80",
    "2147483648, 21474836.48",
    "10000000000, 100000000.00"
  })
  void amountsAreWrittenWithTwoDigitsOfFenAndNoExponent(long fen, String yuan) {
    assertThat(Yuan.format(Money.ofFen(fen))).isEqualTo(yuan);
    assertThat(Yuan.parse(yuan)).contains(Money.ofFen(fen));
  }

  @ParameterizedTest
  @CsvSource({
    "88.8, 8880",
    "88, 8800",
    "0, 0",
    "007.5, 750",
    "99999999999999.99, 9999999999999999"
  })
  void shorterSpellingsAreExactToo(String yuan, long fen) {
    assertThat(Yuan.parse(yuan)).contains(Money.ofFen(fen));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "1.234",
        "1.000",
        "-1.00",
        "+1",
        "1e3",
        "1,000.00",
        ".50",
        "1.",
        "0x10",
        " 1",
        "1 ",
        "１",
        "NaN",
        "999999999999999"
      })
  void whatIsNoExactAmountIsNoAmount(String text) {
    assertThat(Yuan.parse(text)).isEmpty();
  }
}
