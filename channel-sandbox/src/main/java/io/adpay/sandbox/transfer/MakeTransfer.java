package io.adpay.sandbox.transfer;

import io.adpay.sandbox.books.OrderedBalances;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import io.adpay.sandbox.faults.TransferResult;
import io.adpay.sandbox.number.Numbers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A merchant pays somebody; asking again for the same thing gives the same transfer. */
@Component
public class MakeTransfer {

  /** What comes of asking. */
  public sealed interface Outcome {

    /** Taken on, now or before; it may have ended since. */
    record Accepted(Transfer transfer) implements Outcome {}

    /** The number stands for another transfer. */
    record Differs(Transfer transfer) implements Outcome {}

    /** The merchant's own account is too low. */
    record BalanceTooLow() implements Outcome {}
  }

  private final Transfers transfers;
  private final AdvanceTransfer advanceTransfer;
  private final OrderedBalances balances;
  private final Numbers numbers;
  private final TransferProperties properties;
  private final FaultBook faults;
  private final ChannelClock channelClock;
  private final Clock clock;

  MakeTransfer(
      Transfers transfers,
      AdvanceTransfer advanceTransfer,
      OrderedBalances balances,
      Numbers numbers,
      TransferProperties properties,
      FaultBook faults,
      ChannelClock channelClock,
      Clock clock) {
    this.transfers = transfers;
    this.advanceTransfer = advanceTransfer;
    this.balances = balances;
    this.numbers = numbers;
    this.properties = properties;
    this.faults = faults;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** Finds the transfer of that number, or takes it on. */
  @Transactional
  public Outcome make(TransferOrder order) {
    Optional<Transfer> known = transfers.find(order.channel(), order.account(), order.outBizNo());
    if (known.isPresent()) {
      return known.get().fingerprint().equals(order.fingerprint())
          ? new Outcome.Accepted(known.get())
          : new Outcome.Differs(known.get());
    }
    if (!balances.covers(order.channel(), order.account(), order.amount())) {
      return new Outcome.BalanceTooLow();
    }
    balances.add(order.channel(), order.account(), -order.amount());
    return new Outcome.Accepted(accept(order));
  }

  /** Whatever will not go well at once is left to be found later, as it would be in life. */
  private Transfer accept(TransferOrder order) {
    Instant now = channelClock.now(order.channel());
    transfers.add(
        order,
        numbers.transferNo(order.channel()),
        numbers.fundNo(),
        numbers.token(),
        now,
        clock.instant(),
        now.plus(properties.confirmationTime()));
    Transfer added =
        transfers.find(order.channel(), order.account(), order.outBizNo()).orElseThrow();
    boolean well =
        order.doom() == null
            && faults.of(order.channel()).transferResult() == TransferResult.SUCCESS;
    return well ? advanceTransfer.advance(added.id()) : added;
  }
}
