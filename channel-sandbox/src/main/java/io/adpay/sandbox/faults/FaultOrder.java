package io.adpay.sandbox.faults;

import io.adpay.sandbox.account.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads an order of faults: fields for both channels, and under a channel's name those that are its
 * own. What a channel does not say is as for both; what nobody says is as on a good day.
 */
final class FaultOrder {

  private static final Set<String> FIELDS =
      Set.copyOf(
          Arrays.stream(Faults.class.getRecordComponents())
              .map(component -> component.getName())
              .toList());
  private static final Set<String> CHANNELS = names(Channel.values());
  private static final long LONGEST_WAIT_MILLIS = 3_600_000;
  private static final long MOST_SKEW_MILLIS = 3_600_000;
  private static final int WHOLE_IN_BASIS_POINTS = 10_000;

  private final List<FaultProblem.Field> problems = new ArrayList<>();
  private final JsonNode order;

  private FaultOrder(JsonNode order) {
    this.order = order;
  }

  /** The faults of each channel; throws {@link FaultProblem} naming every field that is wrong. */
  static Map<Channel, Faults> read(JsonNode order) {
    return new FaultOrder(order).read();
  }

  private Map<Channel, Faults> read() {
    if (!order.isObject()) {
      throw new FaultProblem(List.of(new FaultProblem.Field("", "an object is expected")));
    }
    refuseUnknown(order, "", true);
    Map<Channel, Faults> faults = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      JsonNode own = order.get(channel.name());
      if (own != null && !own.isObject()) {
        problems.add(new FaultProblem.Field(channel.name(), "an object is expected"));
      } else {
        faults.put(channel, faultsOf(channel, own));
      }
    }
    if (!problems.isEmpty()) {
      throw new FaultProblem(List.copyOf(new LinkedHashSet<>(problems)));
    }
    return faults;
  }

  private Faults faultsOf(Channel channel, @Nullable JsonNode own) {
    if (own != null) {
      refuseUnknown(own, channel.name() + ".", false);
    }
    Reader reader = new Reader(channel, own);
    return new Faults(
        reader.chance("dropNotifications"),
        reader.chance("duplicateNotifications"),
        reader.whole("notificationDelayMs", 0, LONGEST_WAIT_MILLIS),
        reader.flag("shuffleNotifications"),
        reader.whole("latencyMs", 0, LONGEST_WAIT_MILLIS),
        reader.rate("errorRate"),
        reader.rate("dropBeforeRate"),
        reader.rate("hangRate"),
        reader.flag("userPaying"),
        reader.balance("merchantBalance"),
        reader.choice("refundResult", RefundResult.class, RefundResult.SUCCESS),
        reader.choice("transferResult", TransferResult.class, TransferResult.SUCCESS),
        (int) reader.whole("feeBps", 0, WHOLE_IN_BASIS_POINTS),
        reader.limit("qpsLimit"),
        reader.skew("clockSkewMs"));
  }

  private void refuseUnknown(JsonNode object, String prefix, boolean channelsToo) {
    for (String name : object.propertyNames()) {
      boolean known = FIELDS.contains(name) || (channelsToo && CHANNELS.contains(name));
      if (!known) {
        problems.add(new FaultProblem.Field(prefix + name, "no such fault"));
      }
    }
  }

  private static Set<String> names(Enum<?>[] values) {
    return Set.copyOf(Arrays.stream(values).map(Enum::name).toList());
  }

  /** Reads a field of one channel: its own, or that of both. */
  private final class Reader {

    private final Channel channel;
    private final @Nullable JsonNode own;

    Reader(Channel channel, @Nullable JsonNode own) {
      this.channel = channel;
      this.own = own;
    }

    double chance(String name) {
      JsonNode value = value(name);
      if (value != null && value.isBoolean()) {
        return value.booleanValue() ? 1 : 0;
      }
      return rate(name);
    }

    double rate(String name) {
      JsonNode value = value(name);
      if (value == null || value.isNull()) {
        return 0;
      }
      if (!value.isNumber() || value.doubleValue() < 0 || value.doubleValue() > 1) {
        return wrong(name, "a number from 0 to 1 is expected", 0.0);
      }
      return value.doubleValue();
    }

    boolean flag(String name) {
      JsonNode value = value(name);
      if (value == null || value.isNull()) {
        return false;
      }
      return value.isBoolean()
          ? value.booleanValue()
          : wrong(name, "true or false is expected", false);
    }

    long whole(String name, long least, long most) {
      JsonNode value = value(name);
      if (value == null || value.isNull()) {
        return least;
      }
      boolean fits =
          value.isIntegralNumber()
              && value.canConvertToLong()
              && value.longValue() >= least
              && value.longValue() <= most;
      return fits
          ? value.longValue()
          : wrong(name, "a whole number from " + least + " to " + most + " is expected", least);
    }

    long skew(String name) {
      JsonNode value = value(name);
      return value == null || value.isNull() ? 0 : whole(name, -MOST_SKEW_MILLIS, MOST_SKEW_MILLIS);
    }

    @Nullable Long balance(String name) {
      JsonNode value = value(name);
      return value == null || value.isNull() ? null : (Long) whole(name, 0, Long.MAX_VALUE);
    }

    @Nullable Integer limit(String name) {
      JsonNode value = value(name);
      if (value == null) {
        return Faults.USUAL_QPS_LIMIT;
      }
      return value.isNull() ? null : (Integer) (int) whole(name, 0, Integer.MAX_VALUE);
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E usual) {
      JsonNode value = value(name);
      if (value == null || value.isNull()) {
        return usual;
      }
      E[] choices = type.getEnumConstants();
      for (E each : choices) {
        if (value.isString() && value.stringValue().equals(each.name())) {
          return each;
        }
      }
      String names = String.join(", ", Arrays.stream(choices).map(Enum::name).toList());
      return wrong(name, "one of " + names + " is expected", usual);
    }

    private @Nullable JsonNode value(String name) {
      return own != null && own.has(name) ? own.get(name) : order.get(name);
    }

    private <T> T wrong(String name, String message, T instead) {
      boolean itsOwn = own != null && own.has(name);
      problems.add(new FaultProblem.Field(itsOwn ? channel.name() + "." + name : name, message));
      return instead;
    }
  }
}
