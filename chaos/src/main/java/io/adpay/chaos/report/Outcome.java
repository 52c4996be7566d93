package io.adpay.chaos.report;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.Told;

/** What a client knew after a call, in three words. */
enum Outcome {
  /** It is done, or taken on. */
  DONE("told done"),
  /** It was not done, and won't be. */
  REFUSED("refused"),
  /** No answer, or one that leaves it open (a 5xx, too fast, too early). */
  NOT_TOLD("not told");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Outcome of(Call call) {
    return switch (call.told()) {
      case Told.Answer answer when answer.isSuccess() -> DONE;
      case Told.Answer answer when answer.isRefusal() -> REFUSED;
      case Told.Answer _, Told.Nothing _ -> NOT_TOLD;
    };
  }
}
