package io.adpay.launcher.demo;

import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.ChannelSandbox;
import io.adpay.launcher.client.UnexpectedAnswerException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The story that the demo tells.
 *
 * @param steps what happens, in order
 */
public record Story(List<Step> steps) {
  private static final String MERCHANT = "merchant-1001";

  /** A merchant recharges by every way that there is. */
  public static Story standard() {
    return new Story(
        List.of(
            new Recharge(MERCHANT, PayMethod.ALIPAY_PAGE, 30_000),
            new Recharge(MERCHANT, PayMethod.ALIPAY_WAP, 7_777),
            new Recharge(MERCHANT, PayMethod.ALIPAY_QR, 12_345),
            new Recharge(MERCHANT, PayMethod.WECHAT_QR, 20_000),
            new Recharge(MERCHANT, PayMethod.WECHAT_WAP, 8_800),
            new Recharge(MERCHANT, PayMethod.WECHAT_JSAPI, 5_001),
            new ShowWallet(MERCHANT)));
  }

  /**
   * Plays it to the end, or to the first step that goes wrong.
   *
   * @param narrator is told each line
   * @return whether every step held
   */
  public boolean play(AdPay adPay, ChannelSandbox sandbox, Consumer<String> narrator) {
    Stage stage = new Stage(adPay, sandbox, line -> narrator.accept("     " + line));
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      narrator.accept("%2d/%d  %s".formatted(i + 1, steps.size(), step.title()));
      try {
        step.play(stage);
      } catch (StoryFailure | UnexpectedAnswerException failure) {
        narrator.accept("     ✗ " + failure.getMessage());
        return false;
      }
    }
    return true;
  }
}
