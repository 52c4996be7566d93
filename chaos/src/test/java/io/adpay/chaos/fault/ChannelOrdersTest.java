package io.adpay.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelOrdersTest {
  private static final ChannelDisturbed HANGING =
      new ChannelDisturbed(FaultKind.CHANNEL, "WECHAT", Map.of("hangRate", 0.5), "hangs");
  private static final ChannelDisturbed LATE =
      new ChannelDisturbed(FaultKind.CLOCK, "WECHAT", Map.of("clockSkewMs", -60_000L), "is late");
  private static final ChannelDisturbed LOSSY =
      new ChannelDisturbed(FaultKind.NOTICES, "ALIPAY", Map.of("dropNotifications", 1.0), "loses");

  private final ChannelOrders orders = new ChannelOrders();

  @Test
  void troublesAddUp() {
    orders.add(HANGING);
    orders.add(LATE);
    orders.add(LOSSY);

    assertThat(orders.byChannel())
        .isEqualTo(
            Map.of(
                "WECHAT", Map.of("hangRate", 0.5, "clockSkewMs", -60_000L),
                "ALIPAY", Map.of("dropNotifications", 1.0)));
  }

  @Test
  void theEndOfOneLeavesTheOthers() {
    orders.add(HANGING);
    orders.add(HANGING);
    orders.add(LATE);
    orders.remove(HANGING);
    assertThat(orders.byChannel()).isEqualTo(Map.of("WECHAT", Map.of("clockSkewMs", -60_000L)));

    orders.remove(LATE);
    orders.remove(LATE);
    assertThat(orders.byChannel()).isEmpty();
  }
}
