package io.adpay.chaos.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Draws bad days of a channel.
 *
 * @param random what decides
 */
record ChannelDraw(RandomGenerator random) {
  private static final int LEAST_SECONDS = 10;
  private static final int MOST_SECONDS = 30;
  private static final List<String> CHANNELS = List.of("ALIPAY", "WECHAT");
  private static final int PERCENT = 100;

  /** WeChat Pay's messages are stale beyond this. */
  private static final int MINUTES_THAT_ARE_STILL_FRESH = 5;

  private static final int MOST_MINUTES = 12;

  /**
   * A bad day without a channel.
   *
   * @param field the control API's name
   * @param value its value
   * @param what what the channel does then, after its name
   */
  private record Day(String field, Object value, String what) {}

  FaultDraw.Drawn draw(FaultKind kind) {
    Day day =
        switch (kind) {
          case CHANNEL -> trouble();
          case CLOCK -> clock();
          case NOTICES -> notices();
          case KILL, PAUSE, RESTART, MARIADB, REDIS, REDIS_WIPE, CUT, DELAY, THROTTLE ->
              throw new IllegalArgumentException(kind.label() + " is no fault of a channel");
        };
    String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    return new FaultDraw.Drawn(
        new ChannelDisturbed(kind, channel, Map.of(day.field(), day.value()), day.what()),
        Duration.ofSeconds(LEAST_SECONDS),
        Duration.ofSeconds(random.nextInt(LEAST_SECONDS, MOST_SECONDS + 1)));
  }

  /** Without refunds that are ABNORMAL: those end by a person's hand, or never. */
  private Day trouble() {
    return switch (random.nextInt(9)) {
      case 0 -> chance("hangRate", 30, "does %d %% of what it is asked and never answers");
      case 1 -> chance("dropBeforeRate", 30, "cuts %d %% of the calls before it looks at them");
      case 2 -> chance("errorRate", 30, "answers %d %% of the calls with its own error");
      case 3 -> {
        long millis = random.nextInt(5, 60) * 100L;
        yield new Day("latencyMs", millis, "takes %d ms before it looks".formatted(millis));
      }
      case 4 -> new Day("userPaying", true, "says that all buyers are just typing");
      case 5 -> {
        long fen = random.nextInt(0, 50) * 100L;
        yield new Day("merchantBalance", fen, "has only %d fen of ours".formatted(fen));
      }
      case 6 -> new Day("refundResult", "PROCESSING", "does not finish refunds");
      case 7 -> new Day("refundResult", "CLOSED", "gives refunds up");
      default ->
          random.nextBoolean()
              ? new Day("transferResult", "PROCESSING", "does not finish transfers")
              : new Day("transferResult", "FAIL", "fails transfers after taking them on");
    };
  }

  private Day clock() {
    boolean stale = random.nextBoolean();
    int minutes =
        stale
            ? random.nextInt(MINUTES_THAT_ARE_STILL_FRESH + 1, MOST_MINUTES + 1)
            : random.nextInt(1, MINUTES_THAT_ARE_STILL_FRESH);
    boolean ahead = random.nextBoolean();
    long skew = Duration.ofMinutes(ahead ? minutes : -minutes).toMillis();
    return new Day(
        "clockSkewMs",
        skew,
        "has a clock that is %d min %s".formatted(minutes, ahead ? "ahead" : "behind"));
  }

  private Day notices() {
    return switch (random.nextInt(4)) {
      case 0 -> chance("dropNotifications", 50, "loses %d %% of its notices");
      case 1 -> chance("duplicateNotifications", 50, "sends %d %% of its notices twice");
      case 2 -> new Day("shuffleNotifications", true, "sends its notices in disorder");
      default -> {
        long millis = random.nextInt(2, 21) * 1_000L;
        yield new Day(
            "notificationDelayMs", millis, "sends its notices %d ms late".formatted(millis));
      }
    };
  }

  private Day chance(String field, int leastPercent, String words) {
    int percent = random.nextInt(leastPercent, PERCENT + 1);
    return new Day(field, percent / (double) PERCENT, words.formatted(percent));
  }
}
