package io.adpay.chaos.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The troubles that the sandbox plays now. It knows only all of them at once. */
final class ChannelOrders {
  private final List<ChannelDisturbed> played = new ArrayList<>();

  void add(ChannelDisturbed trouble) {
    if (!played.contains(trouble)) {
      played.add(trouble);
    }
  }

  void remove(ChannelDisturbed trouble) {
    played.remove(trouble);
  }

  /** What the control API is to be told; empty on a good day. */
  Map<String, Map<String, Object>> byChannel() {
    Map<String, Map<String, Object>> orders = new TreeMap<>();
    played.forEach(
        trouble ->
            orders
                .computeIfAbsent(trouble.channel(), _ -> new TreeMap<>())
                .putAll(trouble.fields()));
    return orders;
  }
}
