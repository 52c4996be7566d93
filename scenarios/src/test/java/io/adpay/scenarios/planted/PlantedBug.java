package io.adpay.scenarios.planted;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The bugs that are planted: mistakes of payment systems that people use today, moved to the place
 * where a tired engineer would make them here. The patch of each lies in {@code planted-bugs}; its
 * head tells what else would have healed or refused it, and how it gets past.
 */
enum PlantedBug {

  /**
   * The lock of a wallet is taken inside the transaction, so it is given back before the commit. An
   * unlock at the end of an annotated method comes to this, and is found wherever one of the
   * systems that we read locks at all. None of them has a version or a sequence behind the lock, so
   * the wallet has none here.
   */
  UNLOCK_BEFORE_COMMIT,

  /**
   * A payout whose answer does not come is written down as failed, and its money is given back.
   * jeepay, yudao and dax-pay do so with transfers.
   */
  TIME_OUT_IS_FAILED,

  /**
   * A fact is acknowledged when it has come, and taken in afterwards. hyperswitch acknowledges a
   * task of its scheduler before it runs it.
   */
  ACKNOWLEDGE_BEFORE_COMMIT,

  /**
   * Nothing but a look before the insert keeps a request from being carried out twice. yudao finds
   * out in this way whether a merchant's order is there already.
   */
  MISSING_UNIQUE_KEY,

  /**
   * What is to be sent is known to Redis alone. dax-pay and yudao lose notices together with the
   * Redis queue that they wait in.
   */
  REDIS_IS_THE_TRUTH,

  /**
   * A notification that verifies pays the order, whatever sum it names. yudao, dax-pay and
   * roncoo-pay check the signature and not the amount.
   */
  AMOUNT_UNCHECKED,

  /**
   * The relay marks what it could not post as delivered, so that it holds up nobody. jeepay's
   * notifications of merchants are gone in this way when its message queue does not take them.
   */
  RELAY_SKIPS_ON_ERROR,

  /**
   * A refund whose answer does not come is sent again under another number. That is what becomes of
   * a number that is made for the call and not for the refund.
   */
  REFUND_UNDER_A_NEW_NUMBER,

  /**
   * What a wallet holds is read before its lock is taken, and written back under the lock. The
   * version is read under the lock, so nothing refuses the stale sum. Where a wallet is one column
   * of an entity that was loaded to look at it first, as in yudao's and roncoo-pay's, this is one
   * line away.
   */
  BALANCE_READ_BEFORE_THE_LOCK;

  private static final Path FOLDER = Path.of("planted-bugs");

  /** The folder with the patches, and nothing else in it. */
  static Path folder() {
    return FOLDER;
  }

  /**
   * Finds a bug by its name.
   *
   * @throws IllegalArgumentException when there is none
   */
  static PlantedBug named(String word) {
    return Arrays.stream(values())
        .filter(bug -> bug.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no bug " + word));
  }

  /** Its name, in kebab case. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Path patch() {
    return FOLDER.resolve(word() + ".patch");
  }

  /** For how long there are faults at most until it has shown. */
  Duration bound() {
    return Duration.ofMinutes(3);
  }

  /** The kinds of faults that bring it out, as {@code --faults} takes them. */
  List<String> faults() {
    return switch (this) {
      case UNLOCK_BEFORE_COMMIT, BALANCE_READ_BEFORE_THE_LOCK -> List.of("delay", "pause");
      case TIME_OUT_IS_FAILED -> List.of("channel", "cut");
      case ACKNOWLEDGE_BEFORE_COMMIT -> List.of("kill", "mariadb");
      case MISSING_UNIQUE_KEY -> List.of("delay", "kill");
      case REDIS_IS_THE_TRUTH -> List.of("redis-wipe", "redis");
      case AMOUNT_UNCHECKED -> List.of("notices");
      case RELAY_SKIPS_ON_ERROR -> List.of("kill", "pause", "cut");
      case REFUND_UNDER_A_NEW_NUMBER -> List.of("channel", "kill");
    };
  }

  /**
   * The rules of which the judge must find one broken: those that name what the bug does, and not
   * those that a slow machine may break as well. Facts that nobody sends are open for ever, and
   * that is all that there is to see of them.
   */
  List<String> rules() {
    return switch (this) {
      case UNLOCK_BEFORE_COMMIT, BALANCE_READ_BEFORE_THE_LOCK ->
          List.of(
              "balance-not-its-entries",
              "entries-out-of-step",
              "frozen-not-its-holds",
              "owners-account-differs",
              "told-balance-never-was");
      case TIME_OUT_IS_FAILED ->
          List.of(
              "paid-out-and-given-back", "payout-booked-otherwise", "channel-paid-out-unexplained");
      case ACKNOWLEDGE_BEFORE_COMMIT, RELAY_SKIPS_ON_ERROR ->
          List.of(
              "paid-and-not-credited",
              "surplus-astray",
              "refund-booked-otherwise",
              "payout-booked-otherwise",
              "held-for-nothing");
      case REDIS_IS_THE_TRUTH -> List.of("open-past-its-bound");
      case MISSING_UNIQUE_KEY -> List.of("doubled-for-one-key");
      case AMOUNT_UNCHECKED ->
          List.of("received-otherwise", "credited-wrong-amount", "surplus-astray");
      case REFUND_UNDER_A_NEW_NUMBER ->
          List.of("channel-refunded-unexplained", "refunded-and-given-back");
    };
  }

  @Override
  public String toString() {
    return word();
  }
}
