package io.adpay.withdraw.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayeeTest {

  @ParameterizedTest
  @CsvSource({
    "13812345678, 138****5678",
    "2088123456789012, 208*********9012",
    "liming@qq.com, lim******.com",
    "oUpF8uMuAJO, oUp****uAJO",
    "li@qq.com, li*****om",
    "1234567, 12***67",
    "123456, 1*****",
    "ab, a*",
    "a, *"
  })
  void accountKeepsItsEnds(String account, String masked) {
    assertThat(new Payee(account, "张三").maskedAccount()).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({"张三, 张*", "张小三, 张*三", "欧阳娜娜, 欧**娜", "张, *", "Li, L*", "John Smith, J********h"})
  void nameKeepsItsEnds(String name, String masked) {
    assertThat(new Payee("a", name).maskedName()).isEqualTo(masked);
  }

  @Test
  void rareCharactersAreNotCutInHalves() {
    String rare = "\uD842\uDFB7";

    assertThat(new Payee("a", rare + rare).maskedName()).isEqualTo(rare + "*");
    assertThat(new Payee("a", rare + "三" + rare).maskedName()).isEqualTo(rare + "*" + rare);
    assertThat(new Payee(rare.repeat(7), "b").maskedAccount())
        .isEqualTo(rare.repeat(2) + "***" + rare.repeat(2));
  }

  @Test
  void textSaysNothingOfThem() {
    assertThat(new Payee("13812345678", "张三").toString()).doesNotContain("138", "张");
  }
}
