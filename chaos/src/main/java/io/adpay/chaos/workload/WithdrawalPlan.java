package io.adpay.chaos.workload;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a traffic owner and a payee will decide about a withdrawal, or several at once.
 *
 * @param keys one for each of them
 * @param percent how much of what is available each of them asks for
 */
record WithdrawalPlan(
    List<String> keys,
    int percent,
    String channel,
    PayeeKind payee,
    PayeesWay payeesWay,
    Duration thinking,
    Repetition repetition) {

  private static final int TOGETHER = 3;

  static WithdrawalPlan drawnFrom(Dice dice) {
    boolean several = dice.chance(15);
    return new WithdrawalPlan(
        Stream.generate(dice::unique).limit(several ? TOGETHER : 1).toList(),
        several ? dice.between(40, 70) : percent(dice),
        dice.oneOf(List.of("ALIPAY", "WECHAT")),
        dice.weighted(PayeeKind.class),
        dice.weighted(PayeesWay.class),
        dice.between(Duration.ZERO, Duration.ofSeconds(5)),
        dice.weighted(Repetition.class));
  }

  /** Mostly there is enough, and now and then a little less than enough. */
  private static int percent(Dice dice) {
    return dice.chance(20) ? dice.between(90, 105) : dice.between(5, 60);
  }
}
