package io.adpay.payment.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendBuyerOnTest {

  @ParameterizedTest
  @CsvSource({
    "https://a.example,https://a.example?orderNo=7",
    "https://a.example/x?,https://a.example/x?orderNo=7",
    "https://a.example/x?b=1,https://a.example/x?b=1&orderNo=7",
    "https://a.example/x?b=%E4%BD%A0&,https://a.example/x?b=%E4%BD%A0&orderNo=7",
    "https://a.example/#/done?x=1,https://a.example/?orderNo=7#/done?x=1"
  })
  void orderIsAddedAndTheRestIsKept(String url, String onward) {
    assertThat(SendBuyerOn.withOrder(url, 7)).isEqualTo(onward);
  }
}
