package io.adpay.sandbox.faults;

import io.adpay.sandbox.account.Channel;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The faults that are in force; they stay in force over a restart. */
@Component
public class FaultBook {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private volatile Map<Channel, Faults> inForce;

  FaultBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
    inForce =
        jdbc.sql("select content from fault_order where id = 1")
            .query(String.class)
            .optional()
            .map(content -> FaultOrder.read(JSON.readTree(content)))
            .orElseGet(FaultBook::goodDay);
  }

  /** The channel's faults at this moment. */
  public Faults of(Channel channel) {
    Faults faults = inForce.get(channel);
    return faults == null ? Faults.NONE : faults;
  }

  /** The faults of every channel at this moment. */
  public Map<Channel, Faults> all() {
    return inForce;
  }

  /** Puts these in the place of all that were ordered; throws {@link FaultProblem}. */
  public synchronized void order(JsonNode order) {
    Map<Channel, Faults> read = FaultOrder.read(order);
    forgetBalanceChanges();
    jdbc.sql(
            """
            insert into fault_order (id, content) values (1, ?)
            on conflict (id) do update set content = excluded.content
            """)
        .params(order.toString())
        .update();
    inForce = read;
  }

  /** A good day again. */
  public synchronized void clear() {
    forgetBalanceChanges();
    jdbc.sql("delete from fault_order").update();
    inForce = goodDay();
  }

  /** A balance that is ordered is the balance at that moment, whatever came and went before. */
  private void forgetBalanceChanges() {
    jdbc.sql("delete from balance_change").update();
  }

  private static Map<Channel, Faults> goodDay() {
    Map<Channel, Faults> faults = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      faults.put(channel, Faults.NONE);
    }
    return faults;
  }
}
