package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients were shown of what is theirs, and what they were not shown any more. */
class ShownThingsTest {

  private final World world = new World();

  @Test
  void balanceThatNeverWas() {
    world.recharged(1001, 500, "ALIPAY");
    world.read(1001, Map.of("uid", "1001", "available", 499, "frozen", 0, "version", 1));
    Judged.finds(world, Rule.TOLD_BALANCE_NEVER_WAS, "1001");
  }

  @Test
  void entriesAreShownAsTheyAreWritten() {
    String payment = world.recharged(1001, 500, "ALIPAY");
    shown(payment, 500, 500);
    Judged.isClean(world);
  }

  @Test
  void entryThatIsShownOtherwiseThanItIsWritten() {
    String payment = world.recharged(1001, 500, "ALIPAY");
    shown(payment, 500, 501);
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_DIFFERENT, world.payments.get(payment).orderNo());
  }

  @Test
  void entryThatIsShownAndNotWritten() {
    world.read(1001, entry("1", "S-1", 500, 500));
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, "S-1");
  }

  @Test
  void thingThatVanishesAfterItWasAcknowledged() {
    String refund = world.refunded(world.recharged(1001, 500, "ALIPAY"), 200);
    soughtInVain("merchant-1002", refund);
    Judged.isClean(world);
    soughtInVain("merchant-1001", refund);
    Judged.finds(world, Rule.ACKNOWLEDGED_AND_MISSING, refund);
  }

  @Test
  void thingThatWasSoughtBeforeItWasAcknowledged() {
    String no = world.placed(1001, 100);
    soughtInVain("merchant-1001", no);
    Call read = world.calls.removeLast();
    Call placing = world.calls.getFirst();
    world.calls.add(
        new Call(
            read.client(),
            read.kind(),
            "",
            no,
            0,
            read.request(),
            placing.begunAt().plusMillis(5),
            read.took(),
            read.told()));
    Judged.isClean(world);
  }

  private void soughtInVain(String client, String no) {
    world.told(
        client,
        CallKind.READ,
        "",
        no,
        0,
        Map.of("path", "/api/v1/refunds/" + no),
        404,
        Map.of("code", "not_found"));
  }

  private void shown(String payment, long fen, long after) {
    WalletBook.Transfer transfer = world.ledger.transfers.getLast();
    world.read(
        1001,
        Map.of(
            "items",
            List.of(entry(transfer.id(), world.payments.get(payment).orderNo(), fen, after))));
  }

  private static Map<String, Object> entry(
      String transfer, String reference, long fen, long after) {
    return Map.of(
        "entryNo",
        transfer + "-0",
        "transferNo",
        transfer,
        "type",
        "RECHARGE",
        "bucket",
        "AVAILABLE",
        "reference",
        reference,
        "amount",
        fen,
        "availableAfter",
        after,
        "frozenAfter",
        0);
  }
}
