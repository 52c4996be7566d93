package io.adpay.common.facts;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import java.util.List;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Facts that a query selects. */
public final class SqlFactBook implements FactBook {

  private static final int DIGITS = 19;

  private final String name;
  private final JdbcClient jdbc;
  private final String facts;
  private final LongFunction<Object> parameter;

  /**
   * A book whose numbers are kept as numbers.
   *
   * @param facts selects each fact's number as {@code no} and its amount as {@code fen}, for the
   *     numbers from {@code :from} to before {@code :to}
   */
  public SqlFactBook(String name, JdbcClient jdbc, String facts) {
    this(name, jdbc, facts, number -> number);
  }

  private SqlFactBook(String name, JdbcClient jdbc, String facts, LongFunction<Object> parameter) {
    this.name = name;
    this.jdbc = jdbc;
    this.facts = facts;
    this.parameter = parameter;
  }

  /**
   * A book whose numbers are kept as texts of 19 digits, and so are ordered as texts just as they
   * are as numbers.
   */
  public static SqlFactBook ofTexts(String name, JdbcClient jdbc, String facts) {
    return new SqlFactBook(name, jdbc, facts, SqlFactBook::text);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<DigestBucket> digest(int shift, long from, long to) {
    return jdbc.sql(
            """
            SELECT no >> :shift AS bucket, COUNT(*), SUM(fen),
                   BIT_XOR(CAST(CONV(LEFT(SHA2(CONCAT(no, ':', fen), 256), 15), 16, 10) AS UNSIGNED))
              FROM (%s) fact GROUP BY bucket ORDER BY bucket
            """
                .formatted(facts))
        .param("shift", shift)
        .param("from", parameter.apply(from))
        .param("to", parameter.apply(to))
        .query(
            (rs, _) -> new DigestBucket(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4)))
        .list();
  }

  @Override
  public List<Fact> facts(long from, long to, int most) {
    return jdbc.sql("SELECT no, fen FROM (%s) fact ORDER BY no LIMIT :most".formatted(facts))
        .param("from", parameter.apply(from))
        .param("to", parameter.apply(to))
        .param("most", most)
        .query((rs, _) -> new Fact(rs.getLong(1), rs.getLong(2)))
        .list();
  }

  private static String text(long number) {
    String digits = Long.toString(number);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
