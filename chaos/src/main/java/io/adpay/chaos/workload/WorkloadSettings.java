package io.adpay.chaos.workload;

import java.time.Duration;

/**
 * How many there are and how they behave.
 *
 * @param merchants from uid 1001 on, 1 to 99: one more has no money, ever
 * @param trafficOwners from uid 2001 on, 1 to 20
 * @param storiesAtOnce how many orders a merchant has in hand
 * @param callsPerSecond of all clients together, those at the channel sandbox included
 * @param finishingCallsPerSecond the same while they finish
 * @param leisure by how much longer than in life people take between two steps; 1: as in life
 * @param usualFen the largest amount of most orders; some have ten times as much, and a few enough
 *     for a withdrawal that two operators must approve
 * @param answerTimeout how long a client waits for an answer, the whole of it
 * @param tries how often a client sends the same request before it gives up for now
 * @param firstBackoff how long it waits before the second time; each time twice as long
 * @param longestBackoff but no longer than this, whatever the server asks for
 * @param finishing how long the open ends may take to be tied up, and as long again the last reads
 */
public record WorkloadSettings(
    int merchants,
    int trafficOwners,
    int storiesAtOnce,
    double callsPerSecond,
    double finishingCallsPerSecond,
    double leisure,
    long usualFen,
    Duration answerTimeout,
    int tries,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration finishing) {

  private static final int MERCHANTS_MOST = 99;
  private static final int TRAFFIC_OWNERS_MOST = 20;

  /** As the local suite on a laptop can take it. */
  public static final WorkloadSettings LAPTOP =
      new WorkloadSettings(
          8,
          4,
          3,
          15,
          60,
          1,
          90_000,
          Duration.ofSeconds(10),
          8,
          Duration.ofMillis(250),
          Duration.ofSeconds(5),
          Duration.ofMinutes(3));

  /**
   * Refuses what can't be.
   *
   * @throws IllegalArgumentException when there are no such clients, or no calls at all
   */
  public WorkloadSettings {
    within("merchants", merchants, 1, MERCHANTS_MOST);
    within("trafficOwners", trafficOwners, 1, TRAFFIC_OWNERS_MOST);
    within("storiesAtOnce", storiesAtOnce, 1, 100);
    within("tries", tries, 1, 100);
    if (!(callsPerSecond > 0) || !(finishingCallsPerSecond > 0)) {
      throw new IllegalArgumentException("no calls in a second");
    }
    if (!(leisure >= 0)) {
      throw new IllegalArgumentException("nobody has less than no leisure: " + leisure);
    }
    if (usualFen < 100) {
      throw new IllegalArgumentException("usualFen is less than a yuan: " + usualFen);
    }
  }

  /** The same at another speed. */
  public WorkloadSettings withCallsPerSecond(double other) {
    return new WorkloadSettings(
        merchants,
        trafficOwners,
        storiesAtOnce,
        other,
        finishingCallsPerSecond,
        leisure,
        usualFen,
        answerTimeout,
        tries,
        firstBackoff,
        longestBackoff,
        finishing);
  }

  /** How long to wait after so many tries in vain. */
  Duration backoff(int triesInVain) {
    long factor = 1L << Math.min(triesInVain - 1, 20);
    Duration doubled = firstBackoff.multipliedBy(factor);
    return doubled.compareTo(longestBackoff) < 0 ? doubled : longestBackoff;
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", not from " + least + " to " + most);
    }
  }
}
