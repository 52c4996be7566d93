package io.adpay.sandbox.transfer;

import io.adpay.sandbox.books.Books;
import io.adpay.sandbox.books.OrderedBalances;
import io.adpay.sandbox.faults.ChannelClock;
import io.adpay.sandbox.faults.FaultBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A channel does the next thing to a transfer; where it ends, the merchant's books and the notice
 * change with it. Alipay asks no payee; WeChat Pay always does.
 */
@Component
class AdvanceTransfer {

  private static final Duration NEXT_LOOK = Duration.ofSeconds(1);

  private final Transfers transfers;
  private final Books books;
  private final OrderedBalances balances;
  private final TransferVoices voices;
  private final FaultBook faults;
  private final ChannelClock channelClock;
  private final Clock clock;

  AdvanceTransfer(
      Transfers transfers,
      Books books,
      OrderedBalances balances,
      TransferVoices voices,
      FaultBook faults,
      ChannelClock channelClock,
      Clock clock) {
    this.transfers = transfers;
    this.books = books;
    this.balances = balances;
    this.voices = voices;
    this.faults = faults;
    this.channelClock = channelClock;
    this.clock = clock;
  }

  /** Takes the transfer as far as the channel and the ordered faults will have it now. */
  @Transactional
  public Transfer advance(long transferId) {
    Transfer transfer = transfers.get(transferId);
    return switch (transfer.state()) {
      case ACCEPTED, PROCESSING -> process(transfer);
      case WAITING -> expire(transfer);
      case CONFIRMED -> pay(transfer);
      case CANCELING -> cancel(transfer);
      case SUCCEEDED, FAILED, CANCELLED -> transfer;
    };
  }

  /** Nothing comes of it, for that reason. */
  @Transactional
  public Transfer fail(Transfer transfer, TransferFailure failure) {
    balances.add(transfer.channel(), transfer.account(), transfer.amount());
    return end(transfer, TransferState.FAILED, failure);
  }

  private Transfer process(Transfer transfer) {
    return switch (faults.of(transfer.channel()).transferResult()) {
      case PROCESSING -> stay(transfer, TransferState.PROCESSING);
      case FAIL -> fail(transfer, TransferFailure.PAYEE_BLOCKED);
      case SUCCESS -> {
        if (transfer.doom() != null) {
          yield fail(transfer, transfer.doom());
        }
        yield switch (transfer.channel()) {
          case ALIPAY -> succeed(transfer);
          case WECHAT -> askPayee(transfer);
        };
      }
    };
  }

  private Transfer askPayee(Transfer transfer) {
    transfers.move(
        transfer.id(), TransferState.WAITING, transfer.expiresAt(), channelNow(transfer));
    return transfers.get(transfer.id());
  }

  private Transfer expire(Transfer transfer) {
    return channelNow(transfer).isBefore(transfer.expiresAt())
        ? transfer
        : fail(transfer, TransferFailure.NOT_CONFIRMED);
  }

  private Transfer pay(Transfer transfer) {
    return switch (faults.of(transfer.channel()).transferResult()) {
      case PROCESSING -> stay(transfer, TransferState.CONFIRMED);
      case FAIL -> fail(transfer, TransferFailure.PAYEE_BLOCKED);
      case SUCCESS -> succeed(transfer);
    };
  }

  private Transfer succeed(Transfer transfer) {
    books.paidOut(transfer.channel(), transfer.account(), transfer.transferNo(), transfer.amount());
    return end(transfer, TransferState.SUCCEEDED, null);
  }

  private Transfer cancel(Transfer transfer) {
    return switch (faults.of(transfer.channel()).transferResult()) {
      case PROCESSING -> stay(transfer, TransferState.CANCELING);
      case SUCCESS, FAIL -> {
        balances.add(transfer.channel(), transfer.account(), transfer.amount());
        yield end(transfer, TransferState.CANCELLED, null);
      }
    };
  }

  private Transfer stay(Transfer transfer, TransferState state) {
    Instant nextLook = clock.instant().plus(NEXT_LOOK);
    if (transfer.state() == state) {
      transfers.postpone(transfer.id(), nextLook);
      return transfer;
    }
    transfers.move(transfer.id(), state, nextLook, channelNow(transfer));
    return transfers.get(transfer.id());
  }

  private Transfer end(Transfer transfer, TransferState state, @Nullable TransferFailure failure) {
    transfers.end(transfer.id(), state, failure, channelNow(transfer));
    Transfer ended = transfers.get(transfer.id());
    voices.of(ended.channel()).announceEnd(ended);
    return ended;
  }

  private Instant channelNow(Transfer transfer) {
    return channelClock.now(transfer.channel());
  }
}
