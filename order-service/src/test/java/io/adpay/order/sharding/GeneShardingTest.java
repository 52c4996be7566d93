package io.adpay.order.sharding;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.ordernumber.ShardGene;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.shardingsphere.sharding.api.sharding.complex.ComplexKeysShardingValue;
import org.junit.jupiter.api.Test;

class GeneShardingTest {

  private static final List<String> TABLES =
      List.of("t_order_0", "t_order_1", "t_order_2", "t_order_3");

  private final GeneSharding sharding = new GeneSharding();

  @Test
  void uidLeadsToTheTableOfItsGene() {
    for (long uid = 1001; uid <= 1100; uid++) {
      assertThat(tables(Map.of("merchant_uid", List.of(uid))))
          .containsExactly("t_order_" + ShardGene.ofUid(uid).shardOf(4));
    }
  }

  @Test
  void numberLeadsToTheTableOfTheGeneThatItCarries() {
    assertThat(tables(Map.of("order_no", List.of(1_000_000_000_000_000_003L))))
        .containsExactly("t_order_3");
    assertThat(tables(Map.of("payment_no", List.of("1000000000000000002"))))
        .containsExactly("t_order_2");
  }

  @Test
  void severalNumbersLeadToTheirTables() {
    assertThat(tables(Map.of("order_no", List.of(64L, 67L, 128L))))
        .containsExactly("t_order_0", "t_order_3");
  }

  @Test
  void uidAndNumberTogetherLeadToOne() {
    long uid = uidOf(2);

    assertThat(tables(Map.of("merchant_uid", List.of(uid), "order_no", List.of(2L))))
        .containsExactly("t_order_2");
    assertThat(tables(Map.of("merchant_uid", List.of(uid), "order_no", List.of(1L, 2L, 3L))))
        .containsExactly("t_order_2");
  }

  @Test
  void contradictionAsksOneTableAndNeverNone() {
    assertThat(tables(Map.of("merchant_uid", List.of(uidOf(2)), "order_no", List.of(1L))))
        .hasSize(1);
  }

  @Test
  void whatNamesNoneGoesToAll() {
    assertThat(tables(Map.of())).containsExactlyElementsOf(TABLES);
  }

  private Collection<String> tables(Map<String, List<? extends Comparable<?>>> exact) {
    var values = new HashMap<String, Collection<Comparable<?>>>();
    exact.forEach(
        (column, of) -> values.put(column, Arrays.asList(of.toArray(Comparable<?>[]::new))));
    return sharding.doSharding(TABLES, new ComplexKeysShardingValue<>("t_order", values, Map.of()));
  }

  private static long uidOf(int table) {
    return LongStream.iterate(1, uid -> uid + 1)
        .filter(uid -> ShardGene.ofUid(uid).shardOf(4) == table)
        .findFirst()
        .orElseThrow();
  }
}
