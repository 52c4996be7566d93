package io.adpay.payment.suite;

import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PayoutView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A channel's payouts in memory: asking for one twice pays it once, as both channels have it. A
 * test may script what it says about one number.
 */
public final class FakePayouts {

  private final Map<OutPayoutNo, PayoutView> known = new ConcurrentHashMap<>();
  private final Map<OutPayoutNo, Function<PayoutCommand, ChannelReply<PayoutView>>> payouts =
      new ConcurrentHashMap<>();
  private final Map<OutPayoutNo, Function<OutPayoutNo, ChannelReply<PayoutView>>> queries =
      new ConcurrentHashMap<>();
  private final List<PayoutCommand> commands = new CopyOnWriteArrayList<>();
  private final List<OutPayoutNo> questions = new CopyOnWriteArrayList<>();

  void behave() {
    payouts.clear();
    queries.clear();
  }

  /** What it says to attempts at that number. */
  public void onPayout(long withdrawalNo, Function<PayoutCommand, ChannelReply<PayoutView>> reply) {
    payouts.put(number(withdrawalNo), reply);
  }

  /** What it says when it is asked about that number. */
  public void onQuery(long withdrawalNo, Function<OutPayoutNo, ChannelReply<PayoutView>> reply) {
    queries.put(number(withdrawalNo), reply);
  }

  /** What has become of that number there. */
  public void put(long withdrawalNo, PayoutView view) {
    known.put(number(withdrawalNo), view);
  }

  /** The attempts at that number. */
  public List<PayoutCommand> commands(long withdrawalNo) {
    return commands.stream().filter(c -> c.outPayoutNo().equals(number(withdrawalNo))).toList();
  }

  /** The questions about that number. */
  public long questions(long withdrawalNo) {
    return questions.stream().filter(number(withdrawalNo)::equals).count();
  }

  /** A payout that went well, as this channel numbers it. */
  public static PayoutView paid(long withdrawalNo) {
    return new PayoutView.Succeeded("P" + withdrawalNo, null, Instant.now());
  }

  /** Takes an attempt as a well-behaved channel does. */
  public ChannelReply<PayoutView> accept(PayoutCommand command) {
    return new Accepted<>(
        known.computeIfAbsent(
            command.outPayoutNo(), number -> paid(Long.parseLong(number.value()))));
  }

  ChannelReply<PayoutView> payout(PayoutCommand command) {
    commands.add(command);
    return payouts.getOrDefault(command.outPayoutNo(), this::accept).apply(command);
  }

  ChannelReply<PayoutView> query(OutPayoutNo outPayoutNo) {
    questions.add(outPayoutNo);
    return queries
        .getOrDefault(
            outPayoutNo,
            number -> new Accepted<>(asked(known.getOrDefault(number, new PayoutView.NotFound()))))
        .apply(outPayoutNo);
  }

  /** How the payee confirms is told to whoever makes the payout, and not to whoever asks later. */
  private static PayoutView asked(PayoutView view) {
    return view instanceof PayoutView.AwaitingPayee ? new PayoutView.AwaitingPayee(null) : view;
  }

  private static OutPayoutNo number(long withdrawalNo) {
    return new OutPayoutNo(Long.toString(withdrawalNo));
  }
}
