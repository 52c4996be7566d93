package io.adpay.chaos.workload;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlansTest {

  private static final long USUAL_FEN = 90_000;

  @Test
  void theSameSeedAndNameDecideTheSame() {
    assertThat(orders(7, "merchant-1001-1")).isEqualTo(orders(7, "merchant-1001-1"));
    assertThat(withdrawals(7)).isEqualTo(withdrawals(7));
    assertThat(batches(7)).isEqualTo(batches(7));
  }

  @Test
  void anotherSeedOrNameDecidesOtherwise() {
    assertThat(orders(7, "merchant-1001-1")).isNotEqualTo(orders(8, "merchant-1001-1"));
    assertThat(orders(7, "merchant-1001-1")).isNotEqualTo(orders(7, "merchant-1001-2"));
  }

  @Test
  void noKeyIsDrawnTwice() {
    List<String> keys =
        IntStream.range(0, 20)
            .boxed()
            .flatMap(name -> orders(7, "merchant-" + name).stream())
            .flatMap(
                plan ->
                    Stream.concat(
                        Stream.of(plan.key()),
                        Stream.concat(
                            plan.refundKeys().stream(),
                            plan.payments().stream().map(OrderPlan.Beginning::key))))
            .toList();

    assertThat(new HashSet<>(keys)).hasSameSizeAs(keys);
  }

  @Test
  void everyWayIsTakenAboutAsOftenAsItSays() {
    List<OrderPlan> plans = orders(7, "merchant-1001-1");
    var taken = plans.stream().collect(groupingBy(OrderPlan::buyer, counting()));

    for (BuyersWay way : BuyersWay.values()) {
      assertThat(taken.get(way) * 100.0 / plans.size())
          .as(way.name())
          .isBetween(way.weight() * 0.6, way.weight() * 1.4);
    }
    assertThat(plans.stream().flatMap(plan -> plan.payments().stream()))
        .extracting(OrderPlan.Beginning::method)
        .contains(PayMethod.values());
    assertThat(plans).extracting(OrderPlan::fen).contains(1L).allMatch(fen -> fen > 0);
    assertThat(plans).allMatch(plan -> plan.otherFen() != plan.fen() || plan.fen() == 1);
  }

  @Test
  void theBillingJobRepeatsItselfAndContradictsItself() {
    var items =
        batches(7).stream().flatMap(List::stream).collect(groupingBy(identity(), counting()));
    var contents = items.keySet().stream().collect(groupingBy(Charge::settlementNo, counting()));

    assertThat(items.values()).anyMatch(times -> times > 1);
    assertThat(contents.values()).anyMatch(times -> times > 1);
    assertThat(items.keySet())
        .anyMatch(charge -> charge.fen() == 0)
        .anyMatch(charge -> charge.advertiser() == 1100)
        .extracting(Charge::model)
        .contains(Charge.Model.values());
  }

  @Test
  void aChargeByTheThousandIsRoundedHalfEven() {
    assertThat(charge(Charge.Model.CPM, 500, 1).fen()).isZero();
    assertThat(charge(Charge.Model.CPM, 501, 1).fen()).isEqualTo(1);
    assertThat(charge(Charge.Model.CPM, 500, 3).fen()).isEqualTo(2);
    assertThat(charge(Charge.Model.CPM, 500, 5).fen()).isEqualTo(2);
    assertThat(charge(Charge.Model.CPC, 500, 5).fen()).isEqualTo(2_500);
  }

  @Test
  void refundsThatAreTooMuchAreTooMuchTogetherForAnyAmount() {
    for (long paid : List.of(1L, 2L, 3L, 10L, 99L, 90_001L)) {
      assertThat(sum(RefundWay.TOO_MUCH_AT_ONCE, paid)).isGreaterThan(paid);
      assertThat(sum(RefundWay.A_FEN_TOO_MUCH, paid)).isEqualTo(paid + 1);
      assertThat(sum(RefundWay.TWO_PARTS, paid)).isEqualTo(paid);
      assertThat(sum(RefundWay.ALL, paid)).isEqualTo(paid);
      for (RefundWay way : RefundWay.values()) {
        assertThat(way.amounts(paid)).allMatch(fen -> fen > 0);
      }
    }
  }

  private static long sum(RefundWay way, long paid) {
    return way.amounts(paid).stream().mapToLong(Long::longValue).sum();
  }

  private static Charge charge(Charge.Model model, long quantity, long unitPriceFen) {
    return new Charge("s", 1001, 2001, model, quantity, unitPriceFen, OptionalInt.empty());
  }

  private static List<OrderPlan> orders(long seed, String name) {
    Dice dice = Dice.of(seed, name);
    return Stream.generate(() -> OrderPlan.drawnFrom(dice, USUAL_FEN)).limit(1_000).toList();
  }

  private static List<WithdrawalPlan> withdrawals(long seed) {
    Dice dice = Dice.of(seed, "traffic-2001");
    return Stream.generate(() -> WithdrawalPlan.drawnFrom(dice)).limit(200).toList();
  }

  private static List<List<Charge>> batches(long seed) {
    Charges charges = new Charges(Dice.of(seed, "platform"), WorkloadSettings.LAPTOP);
    return Stream.generate(charges::next).limit(200).toList();
  }
}
