package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.notification.Notifications;
import io.adpay.sandbox.transfer.DecideTransfer;
import io.adpay.sandbox.transfer.Transfer;
import io.adpay.sandbox.transfer.TransferVoices;
import io.adpay.sandbox.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The payee's hand, the channel's bad finds, and the channel's own view of a transfer. */
@RestController
@RequestMapping("/sandbox/transfers/{channel}/{outBizNo}")
class TransferControl {

  private final Transfers transfers;
  private final DecideTransfer decideTransfer;
  private final TransferVoices voices;
  private final Notifications notifications;

  TransferControl(
      Transfers transfers,
      DecideTransfer decideTransfer,
      TransferVoices voices,
      Notifications notifications) {
    this.transfers = transfers;
    this.decideTransfer = decideTransfer;
    this.voices = voices;
    this.notifications = notifications;
  }

  /**
   * The channel's own view.
   *
   * @param status in the channel's own words
   * @param amount fen
   * @param failure why it failed, in the channel's own words; null: it did not
   */
  record View(
      Channel channel,
      String account,
      String outBizNo,
      String transferNo,
      String status,
      long amount,
      @Nullable String failure,
      Notifications.Tally notifications) {}

  @GetMapping
  View show(@PathVariable Channel channel, @PathVariable String outBizNo) {
    return view(find(channel, outBizNo));
  }

  /** The payee takes the money. */
  @PostMapping("/confirm")
  View confirm(@PathVariable Channel channel, @PathVariable String outBizNo) {
    return decided(decideTransfer.confirm(find(channel, outBizNo).id()));
  }

  /** The channel finds that it can't be done. */
  @PostMapping("/fail")
  View fail(@PathVariable Channel channel, @PathVariable String outBizNo) {
    return decided(decideTransfer.fail(find(channel, outBizNo).id()));
  }

  private Transfer find(Channel channel, String outBizNo) {
    return transfers
        .findAnyones(channel, outBizNo)
        .orElseThrow(() -> new Problems.NotHeardOf(outBizNo));
  }

  private View decided(DecideTransfer.Outcome outcome) {
    return switch (outcome) {
      case DecideTransfer.Outcome.Decided(Transfer transfer) -> view(transfer);
      case DecideTransfer.Outcome.TooLate(Transfer transfer) ->
          throw new Problems.StateConflict(
              "It is " + voices.of(transfer.channel()).stateOf(transfer));
    };
  }

  private View view(Transfer transfer) {
    return new View(
        transfer.channel(),
        transfer.account(),
        transfer.outBizNo(),
        transfer.transferNo(),
        voices.of(transfer.channel()).stateOf(transfer),
        transfer.amount(),
        voices.of(transfer.channel()).failureOf(transfer),
        notifications.tally(transfer.matter()));
  }
}
