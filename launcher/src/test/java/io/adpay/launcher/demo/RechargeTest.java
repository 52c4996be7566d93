package io.adpay.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.ChannelSandbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RechargeTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void theBuyerOfAPageOpensItBeforePaying() throws IOException {
    try (FakeAdPay adPay = new FakeAdPay("REDIRECT", 300)) {
      assertThat(play(adPay, new Recharge("merchant-1001", PayMethod.ALIPAY_PAGE, 300))).isTrue();

      assertThat(adPay.calls())
          .containsSubsequence("GET /cashier", "POST /sandbox/trades/ALIPAY/81/pay {}");
      assertThat(told).last().asString().contains("from ¥7.00 to ¥10.00");
    }
  }

  @Test
  void theBuyerOfAQrCodeScansAndPays() throws IOException {
    try (FakeAdPay adPay = new FakeAdPay("QR_CODE", 300)) {
      assertThat(play(adPay, new Recharge("merchant-1001", PayMethod.ALIPAY_QR, 300))).isTrue();

      assertThat(adPay.calls()).doesNotContain("GET /cashier");
    }
  }

  @Test
  void aFenTooLittleInTheWalletEndsTheStory() throws IOException {
    try (FakeAdPay adPay = new FakeAdPay("QR_CODE", 299)) {
      boolean held =
          play(
              adPay,
              new Recharge("merchant-1001", PayMethod.ALIPAY_QR, 300),
              new ShowWallet("merchant-1001"));

      assertThat(held).isFalse();
      assertThat(told).last().asString().contains("✗", "from ¥7.00 to ¥9.99");
    }
  }

  @Test
  void aRefusalIsToldWithWhatWasAnswered() throws IOException {
    try (FakeAdPay adPay = new FakeAdPay("QR_CODE", 300)) {
      // This fake's buyers have no WeChat.
      boolean held = play(adPay, new Recharge("merchant-1001", PayMethod.WECHAT_QR, 300));

      assertThat(held).isFalse();
      assertThat(told)
          .last()
          .asString()
          .contains("POST /sandbox/trades/WECHAT/81/pay → 404", "not_found");
    }
  }

  private boolean play(FakeAdPay adPay, Step... steps) {
    return new Story(List.of(steps))
        .play(new AdPay(adPay.address()), new ChannelSandbox(adPay.address()), told::add);
  }
}
