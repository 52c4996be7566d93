package io.adpay.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A withdrawal that is followed step by step through the tables of those who take the steps. */
final class WatchedWithdrawal {

  private final RunningSuite suite;
  private final TrafficOwner owner;
  private final String channel;
  private final long fen;
  private final Tables withdraw;
  private final Tables payment;
  private final String idempotencyKey = UUID.randomUUID().toString();

  /** No other withdrawal of that owner has the same amount. */
  WatchedWithdrawal(RunningSuite suite, TrafficOwner owner, String channel, long fen) {
    this.suite = suite;
    this.owner = owner;
    this.channel = channel;
    this.fen = fen;
    this.withdraw = suite.tables("adpay_withdraw");
    this.payment = suite.tables("adpay_payment");
  }

  long fen() {
    return fen;
  }

  /** Asks for it and does not wait: the answer may never come. */
  void ask() {
    NobodyAnswers.to(() -> owner.ask(fen, channel, idempotencyKey));
  }

  /** An operator approves it. */
  void approve() {
    Http.Answer answer = suite.operator("operator").approve(number());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** The payee confirms, as soon as asked to. */
  void confirm() {
    suite.transfers().confirm(number());
  }

  void awaitStage(String stage) {
    Eventually.holds(() -> assertStage(stage));
  }

  void assertStage(String stage) {
    assertThat(column("stage")).as("the withdrawal of %d fen", fen).hasValue(stage);
  }

  /** Waits for the payee to be asked, and for withdraw-service to know that it is paid out. */
  void awaitPayeeAsked() {
    JsonNode _ =
        Eventually.becomes(
            () -> suite.transfers().look(channel, number()).json(),
            transfer -> transfer.path("status").asString().equals("WAIT_USER_CONFIRM"));
    Eventually.holds(() -> assertPayoutTaken(true));
  }

  /** Whether withdraw-service has noted that payment-service has the payout. */
  void assertPayoutTaken(boolean noted) {
    assertThat(column("payout_taken_at").isPresent()).isEqualTo(noted);
  }

  void assertNoPayout() {
    assertThat(payoutStatus()).isEmpty();
  }

  void assertPayout(String status) {
    assertThat(payoutStatus()).hasValue(status);
  }

  /** Whether the payee has the money. */
  void assertDoneAtChannel() {
    assertThat(suite.transfers().look(channel, number()).json().path("status").asString())
        .isEqualTo("SUCCESS");
  }

  /** Whether the wallet has set the money aside. */
  void assertFrozen(boolean frozen) {
    Books.assertPosted(suite, "WITHDRAW_FREEZE", number(), frozen);
  }

  /** Whether the wallet has spent it. */
  void assertSpent(boolean spent) {
    Books.assertPosted(suite, "WITHDRAW_SETTLE", number(), spent);
  }

  Tables.HeldRow hold() {
    return withdraw.hold("withdrawal", "withdrawal_no", number());
  }

  Tables.HeldRow holdPayout() {
    return payment.hold("payout", "withdrawal_no", number());
  }

  /** The same request, sent again, is answered; and all who have to do with it know it once. */
  void assertDoneOnce() {
    Http.Answer answer =
        Eventually.becomes(
            () -> owner.ask(fen, channel, idempotencyKey), latest -> latest.status() == 201);
    String withdrawalNo = answer.json().path("withdrawalNo").asString();
    assertThat(withdrawalNo).isEqualTo(number());
    if (channel.equals("WECHAT") && !isSettledAtChannel()) {
      confirm();
    }
    owner.awaitStatus(withdrawalNo, "PAID");
    Eventually.holds(
        () ->
            assertThat(owner.wallet().amounts("WITHDRAW_SETTLE", withdrawalNo))
                .containsExactly(-fen));
    assertThat(owner.wallet().amounts("WITHDRAW_FREEZE", withdrawalNo))
        .containsExactlyInAnyOrder(-fen, fen);
    assertThat(owner.wallet().amounts("WITHDRAW_RELEASE", withdrawalNo)).isEmpty();
    JsonNode transfer = suite.transfers().await(channel, withdrawalNo, "SUCCESS");
    assertThat(transfer.path("amount").asLong()).isEqualTo(fen);
  }

  private boolean isSettledAtChannel() {
    Http.Answer transfer = suite.transfers().look(channel, number());
    return transfer.status() == 200 && transfer.json().path("status").asString().equals("SUCCESS");
  }

  private Optional<String> payoutStatus() {
    return payment.find(
        "SELECT status FROM payout WHERE withdrawal_no = ?", Long.parseLong(number()));
  }

  private Optional<String> column(String name) {
    return withdraw.find(
        "SELECT " + name + " FROM withdrawal WHERE uid = ? AND amount = ?", owner.uid(), fen);
  }

  private String number() {
    return column("withdrawal_no").orElseThrow();
  }
}
