package io.adpay.chaos.judge;

import io.adpay.chaos.judge.ChannelBook.Transfer;
import io.adpay.chaos.judge.WithdrawalBook.Stage;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whoever a channel paid was paid for one withdrawal, once; and the wallet says of each withdrawal
 * what became of it.
 */
final class PayoutsAccounted implements RuleGroup {

  private static final String FREEZE = "WITHDRAW_FREEZE";
  private static final String SETTLE = "WITHDRAW_SETTLE";
  private static final String RELEASE = "WITHDRAW_RELEASE";

  @Override
  public void judge(Case books, Findings findings) {
    for (ChannelBook channel : books.books().channels()) {
      channel.transfers().stream()
          .filter(transfer -> !transfer.isGivenUp())
          .forEach(transfer -> atChannel(channel.channel(), transfer, books, findings));
    }
    books.books().withdrawals().withdrawals().forEach(each -> ours(each, books, findings));
    Stream.of(FREEZE, SETTLE, RELEASE).forEach(business -> strays(business, books, findings));
  }

  private static void atChannel(String channel, Transfer there, Case books, Findings findings) {
    Optional<Withdrawal> known =
        books
            .withdrawal(there.outBizNo())
            .filter(withdrawal -> withdrawal.channel().equals(channel))
            .filter(withdrawal -> withdrawal.payoutFen() == there.amount())
            .filter(withdrawal -> withdrawal.payee().equals(there.payee()));
    boolean asked =
        known
            .filter(each -> each.stage() != Stage.FREEZING && each.stage() != Stage.PENDING_REVIEW)
            .isPresent();
    if (!asked) {
      findings.add(
          Rule.CHANNEL_PAID_OUT_UNEXPLAINED,
          there.outBizNo(),
          "%s pays %d fen out to %s (%s), which no withdrawal explains: %s"
              .formatted(
                  channel,
                  there.amount(),
                  there.payee(),
                  there.state(),
                  known.map(each -> each.stage().name()).orElse("there is none")));
    } else if (known.get().stage().isGivenBack()) {
      findings.add(
          Rule.PAID_OUT_AND_GIVEN_BACK,
          there.outBizNo(),
          "the withdrawal is %s, and its %d fen are %s at %s"
              .formatted(known.get().stage(), there.amount(), there.state(), channel));
    }
  }

  private static void ours(Withdrawal withdrawal, Case books, Findings findings) {
    String number = withdrawal.withdrawalNo();
    Optional<Transfer> there = books.transfer(withdrawal.channel(), number);
    boolean paid = withdrawal.stage() == Stage.PAID;
    if (paid && there.filter(Transfer::isDone).isEmpty()) {
      findings.add(
          Rule.PAYOUT_NOT_AT_CHANNEL,
          number,
          "%d fen are paid out here, and %s says %s"
              .formatted(
                  withdrawal.payoutFen(),
                  withdrawal.channel(),
                  there.map(Transfer::state).orElse("nothing")));
    }
    if (books.isUndelivered(number) || findings.about(number)) {
      return;
    }
    var booking =
        new Booking(
            Rule.PAYOUT_BOOKED_OTHERWISE,
            number,
            "the withdrawal is " + withdrawal.stage(),
            books.ledger(),
            findings);
    long fen = withdrawal.fen();
    String available = Ledger.available(withdrawal.uid());
    String frozen = Ledger.frozen(withdrawal.uid());
    Map<String, Long> spent =
        Ledger.moves(
            new Ledger.Leg(frozen, -fen),
            new Ledger.Leg(Ledger.clearing(withdrawal.channel()), withdrawal.payoutFen()),
            new Ledger.Leg(Ledger.COMMISSION, withdrawal.feeFen()));
    Map<String, Long> released = Ledger.moves(frozen, available, fen);
    switch (withdrawal.stage()) {
      case FREEZING -> {}
      case REFUSED -> booking.moved(FREEZE, Map.of());
      case PENDING_REVIEW, APPROVED, PAYING, PAID, REJECTED, FAILED ->
          booking.moved(FREEZE, Ledger.moves(available, frozen, fen));
    }
    boolean ended = withdrawal.stage() == Stage.REJECTED || withdrawal.stage() == Stage.FAILED;
    booking.moved(SETTLE, paid ? spent : Map.of());
    booking.moved(RELEASE, ended ? released : Map.of());
  }

  private static void strays(String business, Case books, Findings findings) {
    books
        .ledger()
        .posted(business)
        .filter(transfer -> books.withdrawal(transfer.businessNo()).isEmpty())
        .forEach(
            transfer ->
                findings.add(
                    Rule.PAYOUT_BOOKED_OTHERWISE,
                    transfer.businessNo(),
                    "%s of %d fen is posted, and there is no such withdrawal"
                        .formatted(business, transfer.fen())));
  }
}
