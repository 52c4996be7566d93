package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.Journal;
import io.adpay.launcher.client.AdPay;
import io.adpay.launcher.client.LedgerCheck;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The judge of a run: reads the four books once everything has settled, and says what must not be.
 * It changes nothing.
 */
public final class Judge {

  private static final String OPERATOR = "operator";
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

  private final DatabaseReader databases;
  private final SandboxReader channels;
  private final URI gateway;
  private final JudgeBooks judgeBooks;

  /**
   * A judge of the suite at these addresses.
   *
   * @param gateway whose ledger check is asked for by the local client {@code operator}
   * @param channelSandbox which plays both channels
   */
  public Judge(Databases databases, URI gateway, URI channelSandbox, Bounds bounds) {
    this.databases = new DatabaseReader(databases);
    this.channels = new SandboxReader(channelSandbox);
    this.gateway = gateway;
    this.judgeBooks = new JudgeBooks(bounds);
  }

  /**
   * Holds what clients were told against everything that is written down. Nothing may be under way
   * any more but what may stay open.
   *
   * @throws BookUnreadableException where a database or the sandbox can't be read, or a service
   *     does not check itself
   */
  public Verdict judge(Journal journal) {
    return judgeBooks.judge(books(journal.all(), DatabaseReader.Extent.ALL, checks()));
  }

  /**
   * What is under way now and has to end before it can be judged; empty once everything has
   * settled. It reads open rows alone, so it may be asked again and again.
   *
   * @throws BookUnreadableException where a database or the sandbox can't be read
   */
  public List<OpenMatter> openNow() {
    return judgeBooks.open(books(List.of(), DatabaseReader.Extent.OPEN, List.of())).stream()
        .map(found -> new OpenMatter(found.number(), found.what()))
        .toList();
  }

  private Books books(List<Call> calls, DatabaseReader.Extent extent, List<Books.Check> checks) {
    return new Books(
        calls,
        databases.orders(extent),
        databases.payments(extent),
        databases.wallet(extent),
        databases.withdrawals(extent),
        channels.read(),
        checks,
        databases.now());
  }

  private List<Books.Check> checks() {
    return new OwnChecks(
            () -> LedgerCheck.by(new AdPay(gateway).login(OPERATOR)), PATIENCE, BETWEEN_QUESTIONS)
        .ask();
  }
}
