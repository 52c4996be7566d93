package io.adpay.sandbox.faults;

import io.adpay.sandbox.account.Channel;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What came in since the sandbox started. */
@Component
public class Statistics {

  /** Names that a client makes up must not fill the memory. */
  private static final int MOST_NAMES = 1_000;

  /**
   * A channel's figures.
   *
   * @param calls all calls of merchants, refused ones too; a buyer's visit is none
   * @param peakQps the most calls that any account sent within a second, refused ones too
   * @param byApi calls by method or endpoint; the pages that buyers open are counted here alone
   */
  public record Figures(
      long calls,
      long rejectedByQpsLimit,
      int peakQps,
      long badSignatures,
      Map<String, Long> byApi) {}

  private final Map<Channel, Counters> counters = new EnumMap<>(Channel.class);

  Statistics() {
    for (Channel channel : Channel.values()) {
      counters.put(channel, new Counters());
    }
  }

  /** Every channel's figures. */
  public Map<Channel, Figures> figures() {
    Map<Channel, Figures> figures = new EnumMap<>(Channel.class);
    counters.forEach((channel, counted) -> figures.put(channel, counted.figures()));
    return figures;
  }

  /** Counts a call whose signature is not the account's. */
  public void badSignature(Channel channel) {
    of(channel).badSignatures.increment();
  }

  /** Counts a buyer's visit to a page. */
  public void visit(Channel channel, String api) {
    of(channel).countApi(api);
  }

  /** Counts a call; false: the account's limit refuses it. */
  boolean admits(Call call, long nowNanos, @Nullable Integer limit) {
    Counters counted = of(call.channel());
    counted.calls.increment();
    counted.countApi(call.api());
    boolean admitted = counted.window(call.account()).admits(nowNanos, limit);
    if (!admitted) {
      counted.rejected.increment();
    }
    return admitted;
  }

  private Counters of(Channel channel) {
    Counters found = counters.get(channel);
    if (found == null) {
      throw new IllegalStateException("Nothing counts " + channel);
    }
    return found;
  }

  private static final class Counters {

    private final LongAdder calls = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder badSignatures = new LongAdder();
    private final Map<String, LongAdder> byApi = new ConcurrentHashMap<>();
    private final Map<String, SlidingSecond> windows = new ConcurrentHashMap<>();

    void countApi(String api) {
      String name = byApi.size() < MOST_NAMES || byApi.containsKey(api) ? api : "other";
      byApi.computeIfAbsent(name, ignored -> new LongAdder()).increment();
    }

    SlidingSecond window(String account) {
      String name = windows.size() < MOST_NAMES || windows.containsKey(account) ? account : "";
      return windows.computeIfAbsent(name, ignored -> new SlidingSecond());
    }

    Figures figures() {
      Map<String, Long> apis = new TreeMap<>();
      byApi.forEach((name, count) -> apis.put(name, count.sum()));
      int peak = windows.values().stream().mapToInt(SlidingSecond::peak).max().orElse(0);
      return new Figures(calls.sum(), rejected.sum(), peak, badSignatures.sum(), apis);
    }
  }
}
