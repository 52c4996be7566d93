package io.adpay.chaos.workload;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All that a merchant and a buyer will decide about an order.
 *
 * @param key under which it is placed
 * @param fen its amount
 * @param payments the payments that are begun, one or two, the first first
 * @param atOnce whether they are begun at once
 * @param buyer how it is paid
 * @param thinking how long the buyer takes to pay, and the merchant to close while that happens
 * @param otherFen what arrives where it is another sum
 * @param comesBack whether the buyer's browser goes on from the channel to us
 * @param refund what is wanted back
 * @param refundKeys a key for each refund that there may be
 */
record OrderPlan(
    String key,
    Repetition repetition,
    long fen,
    String subject,
    List<Beginning> payments,
    boolean atOnce,
    BuyersWay buyer,
    Duration thinking,
    long otherFen,
    boolean comesBack,
    RefundWay refund,
    List<String> refundKeys,
    Repetition refundRepetition) {

  private static final long TWO_OPERATORS_FROM_FEN = 50_000_000;
  private static final int REFUNDS_MOST = 3;
  private static final List<String> SUBJECTS =
      List.of("Recharge", "广告充值", "Spring campaign 春季推广", "A \"quoted\" & <odd> 'subject' 😀");

  /**
   * A payment that is begun.
   *
   * @param key under which
   * @param method by which channel, and how
   */
  record Beginning(String key, PayMethod method, Repetition repetition) {

    static Beginning drawnFrom(Dice dice) {
      return new Beginning(
          dice.unique(), dice.oneOf(List.of(PayMethod.values())), dice.weighted(Repetition.class));
    }
  }

  static OrderPlan drawnFrom(Dice dice, long usualFen) {
    long fen = amount(dice, usualFen);
    BuyersWay buyer = dice.weighted(BuyersWay.class);
    return new OrderPlan(
        dice.unique(),
        dice.weighted(Repetition.class),
        fen,
        dice.oneOf(SUBJECTS),
        beginnings(dice, buyer),
        dice.chance(40),
        buyer,
        thinking(dice, buyer),
        otherSum(dice, fen),
        dice.chance(30),
        dice.weighted(RefundWay.class),
        Stream.generate(dice::unique).limit(REFUNDS_MOST).toList(),
        dice.weighted(Repetition.class));
  }

  private static long amount(Dice dice, long usualFen) {
    int kind = dice.between(1, 100);
    if (kind <= 5) {
      return 1;
    }
    if (kind <= 15) {
      return dice.between(2L, 99L);
    }
    if (kind <= 85) {
      return dice.between(100L, usualFen);
    }
    if (kind <= 98) {
      return dice.between(usualFen, 10 * usualFen);
    }
    return dice.between(TWO_OPERATORS_FROM_FEN, 2 * TWO_OPERATORS_FROM_FEN);
  }

  private static List<Beginning> beginnings(Dice dice, BuyersWay buyer) {
    boolean two = buyer == BuyersWay.PAYS_TWICE || dice.chance(15);
    return IntStream.range(0, two ? 2 : 1).mapToObj(_ -> Beginning.drawnFrom(dice)).toList();
  }

  private static Duration thinking(Dice dice, BuyersWay buyer) {
    return switch (buyer) {
      case PAYS, PAYS_TWICE, PAYS_ANOTHER_SUM, PAYS_AFTER_CLOSE, SEES_IT_CLOSED ->
          dice.between(Duration.ZERO, Duration.ofSeconds(4));
      case PAYS_LATE -> dice.between(Duration.ofSeconds(15), Duration.ofSeconds(45));
      case PAYS_DURING_CLOSE -> dice.between(Duration.ZERO, Duration.ofMillis(120));
      case COMES_TOO_LATE, PAYS_AFTER_EXPIRY -> Duration.ZERO;
    };
  }

  private static long otherSum(Dice dice, long fen) {
    return dice.chance(50) ? fen + dice.between(1L, 100L) : Math.max(1, fen / 2);
  }
}
