package io.adpay.chaos.run;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.Journal;
import io.adpay.chaos.journal.Told;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells every ten seconds how the clients fare. */
final class CallRate implements AutoCloseable {
  private static final int SECONDS = 10;

  private final Journal journal;
  private final Telling telling;
  private final CountDownLatch closed = new CountDownLatch(1);

  private CallRate(Journal journal, Telling telling) {
    this.journal = journal;
    this.telling = telling;
  }

  /** Tells from now on, until it is closed. */
  static CallRate told(Journal journal, Telling telling) {
    CallRate rate = new CallRate(journal, telling);
    Thread.ofVirtual().name("call rate").start(rate::tell);
    return rate;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** As in {@code 14.2 calls/s (3 refused, 5 not told), 1042 in all}. */
  static String words(List<Call> recent, long all) {
    long refused =
        recent.stream()
            .filter(call -> call.told() instanceof Told.Answer answer && answer.isRefusal())
            .count();
    long done = recent.stream().filter(Call::succeeded).count();
    return String.format(
        Locale.ROOT,
        "%.1f calls/s (%d refused, %d not told), %d in all",
        recent.size() / (double) SECONDS,
        refused,
        recent.size() - done - refused,
        all);
  }

  private void tell() {
    int told = 0;
    while (!isClosedWithinTheTime()) {
      List<Call> all = journal.all();
      telling.say(words(all.subList(told, all.size()), all.size()));
      told = all.size();
    }
  }

  private boolean isClosedWithinTheTime() {
    try {
      return closed.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
