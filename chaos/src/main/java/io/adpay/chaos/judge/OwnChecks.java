package io.adpay.chaos.judge;

import io.adpay.engines.process.Patience;
import io.adpay.launcher.client.LedgerCheck;
import io.adpay.launcher.client.UnexpectedAnswerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has the services check themselves, once more while one of them does not answer. */
final class OwnChecks {

  private static final String NO_ANSWER = "does not answer";

  private final Supplier<LedgerCheck> question;
  private final Duration patience;
  private final Duration pause;

  /**
   * Nobody is asked yet.
   *
   * @param question asks all of them
   * @param patience how long they may be silent
   * @param pause between one question and the next
   */
  OwnChecks(Supplier<LedgerCheck> question, Duration patience, Duration pause) {
    this.question = question;
    this.patience = patience;
    this.pause = pause;
  }

  /**
   * What they found, and whether the whole is the sum of it.
   *
   * @throws BookUnreadableException where one stays silent, or says nothing of anything
   */
  List<Books.Check> ask() {
    List<LedgerCheck> whole = new ArrayList<>();
    List<RuntimeException> inVain = new ArrayList<>();
    boolean answered =
        Patience.until(
            () -> {
              try {
                whole.add(answer());
                return true;
              } catch (UnexpectedAnswerException | Silence e) {
                inVain.add(e);
                return false;
              }
            },
            patience,
            pause);
    if (!answered) {
      throw new BookUnreadableException("The services' own check", inVain.getLast());
    }
    return found(whole.getFirst());
  }

  private LedgerCheck answer() {
    LedgerCheck check = question.get();
    List<LedgerCheck.Check> silent =
        check.checks().stream()
            .filter(each -> !each.ok())
            .filter(each -> each.name().endsWith(".answers") || each.detail().contains(NO_ANSWER))
            .toList();
    if (check.checks().isEmpty() || !silent.isEmpty()) {
      throw new Silence("of " + check.checks().size() + " checks unanswered: " + silent);
    }
    return check;
  }

  private static List<Books.Check> found(LedgerCheck whole) {
    boolean all = whole.checks().stream().allMatch(LedgerCheck.Check::ok);
    Stream<Books.Check> each =
        whole.checks().stream()
            .map(check -> new Books.Check(check.name(), check.ok(), check.detail()));
    return whole.ok() == all
        ? each.toList()
        : Stream.concat(
                Stream.of(
                    new Books.Check(
                        "ledger check",
                        false,
                        "it says %s as a whole, and its parts say %s".formatted(whole.ok(), all))),
                each)
            .toList();
  }

  /** Somebody who was to check did not. */
  private static final class Silence extends RuntimeException {
    private static final long serialVersionUID = 1;

    Silence(String what) {
      super(what);
    }
  }
}
