package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.launcher.client.Answer;
import io.adpay.launcher.client.LedgerCheck;
import io.adpay.launcher.client.LedgerCheck.Check;
import io.adpay.launcher.client.UnexpectedAnswerException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class OwnChecksTest {

  private static final Check FINE = new Check("wallet.chains_hold", true, "all");
  private static final Check BROKEN = new Check("wallet.chains_hold", false, "wallet 1000");
  private static final Check SILENT = new Check("order.answers", false, "order does not answer");
  private static final Check NOT_COMPARED =
      new Check("credits", false, "could not be compared: a service does not answer");

  private final Queue<Supplier<LedgerCheck>> answers = new ArrayDeque<>();

  @Test
  void whatTheServicesFoundIsHandedOn() {
    answers.add(() -> check(false, FINE, BROKEN));

    assertThat(ask())
        .containsExactly(
            new Books.Check(FINE.name(), true, "all"),
            new Books.Check(BROKEN.name(), false, "wallet 1000"));
  }

  @Test
  void serviceThatIsSilentForAWhileIsAskedAgain() {
    answers.add(
        () -> {
          throw new UnexpectedAnswerException(new Answer("GET", 503, MissingNode.getInstance()));
        });
    answers.add(() -> check(false, FINE, SILENT));
    answers.add(() -> check(false, FINE, NOT_COMPARED));
    answers.add(() -> check(true, FINE));

    assertThat(ask()).containsExactly(new Books.Check(FINE.name(), true, "all"));
  }

  @Test
  void serviceThatStaysSilentLeavesNothingToJudge() {
    assertThatThrownBy(
            () -> new OwnChecks(() -> check(false, SILENT), Duration.ZERO, Duration.ZERO).ask())
        .isInstanceOf(BookUnreadableException.class)
        .hasStackTraceContaining("order.answers");
  }

  @Test
  void checkOfNothingLeavesNothingToJudge() {
    assertThatThrownBy(() -> new OwnChecks(() -> check(true), Duration.ZERO, Duration.ZERO).ask())
        .isInstanceOf(BookUnreadableException.class);
  }

  @Test
  void wholeThatIsNotItsPartsIsABreach() {
    answers.add(() -> check(false, FINE));
    answers.add(() -> check(true, BROKEN));

    assertThat(ask()).extracting(Books.Check::ok).containsExactly(false, true);
    assertThat(ask()).extracting(Books.Check::ok).containsExactly(false, false);
  }

  private List<Books.Check> ask() {
    return new OwnChecks(() -> answers.remove().get(), Duration.ofSeconds(10), Duration.ZERO).ask();
  }

  private static LedgerCheck check(boolean ok, Check... checks) {
    return new LedgerCheck(ok, "2026-11-25T00:00:00Z", List.of(checks));
  }
}
