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
  private static final String TRAFFIC_OWNER = "traffic-2001";

  /**
   * Money goes round: a merchant recharges by every way that there is and spends on ads, a traffic
   * owner earns and withdraws by both channels, and a buyer of each channel gets money back.
   */
  public static Story standard() {
    Recharge byAlipay = new Recharge(MERCHANT, PayMethod.ALIPAY_PAGE, 300_000);
    Recharge byWechat = new Recharge(MERCHANT, PayMethod.WECHAT_QR, 20_000);
    return new Story(
        List.of(
            byAlipay,
            new Recharge(MERCHANT, PayMethod.ALIPAY_WAP, 7_777),
            new Recharge(MERCHANT, PayMethod.ALIPAY_QR, 12_345),
            byWechat,
            new Recharge(MERCHANT, PayMethod.WECHAT_WAP, 8_800),
            new Recharge(MERCHANT, PayMethod.WECHAT_JSAPI, 5_001),
            new SettleAdSpend(MERCHANT, TRAFFIC_OWNER, 1_000, 180, 1_000),
            new Withdraw(TRAFFIC_OWNER, "ALIPAY", "zhangsan@example.com", "张三", 120_000),
            new Withdraw(TRAFFIC_OWNER, "WECHAT", "o-demo-payee-000000000000001", "张三", 12_345),
            new Refund(byAlipay, 1_234),
            new Refund(byWechat, 20_000),
            new ShowWallet(MERCHANT),
            new ShowWallet(TRAFFIC_OWNER)));
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
