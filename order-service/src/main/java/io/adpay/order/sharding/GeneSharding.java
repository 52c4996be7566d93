package io.adpay.order.sharding;

import io.adpay.common.ordernumber.ShardGene;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.shardingsphere.sharding.api.sharding.complex.ComplexKeysShardingAlgorithm;
import org.apache.shardingsphere.sharding.api.sharding.complex.ComplexKeysShardingValue;

/**
 * Leads a statement to the tables that can hold its rows. A uid leads to its gene's table, and a
 * number to the table of the gene that it carries; a statement that names neither exactly goes to
 * all. Named by its class in {@code sharding.yaml}.
 */
public final class GeneSharding implements ComplexKeysShardingAlgorithm<Comparable<?>> {

  /** How many tables there are of each kind. */
  public static final int TABLES = 4;

  /**
   * Not {@code uid}: that is a word of its own to ShardingSphere, which then finds no table by it.
   */
  private static final String UID = "merchant_uid";

  private static final int ALL = (1 << TABLES) - 1;

  @Override
  public Collection<String> doSharding(
      Collection<String> tables, ComplexKeysShardingValue<Comparable<?>> value) {
    Map<String, Collection<Comparable<?>>> exact = value.getColumnNameAndShardingValuesMap();
    int possible = ALL;
    for (var column : exact.entrySet()) {
      int ofColumn = tablesOf(column.getKey(), column.getValue());
      // A number and a uid that contradict each other name no row. One table still has to be asked:
      // from an empty list ShardingSphere would make a statement for all.
      possible = (possible & ofColumn) == 0 ? Integer.lowestOneBit(ofColumn) : possible & ofColumn;
    }
    if (possible == ALL) {
      return tables;
    }
    return named(value.getLogicTableName(), possible);
  }

  private static int tablesOf(String column, Collection<Comparable<?>> values) {
    int tables = 0;
    for (Comparable<?> value : values) {
      long number = value instanceof Number n ? n.longValue() : Long.parseLong(value.toString());
      ShardGene gene =
          column.equalsIgnoreCase(UID) ? ShardGene.ofUid(number) : ShardGene.ofNumber(number);
      tables |= 1 << gene.shardOf(TABLES);
    }
    return tables;
  }

  private static List<String> named(String logicTable, int tables) {
    return IntStream.range(0, TABLES)
        .filter(table -> (tables >> table & 1) == 1)
        .mapToObj(table -> logicTable + "_" + table)
        .toList();
  }
}
