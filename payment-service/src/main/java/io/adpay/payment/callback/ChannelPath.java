package io.adpay.payment.callback;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.problem.Problem;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PaymentChannels;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the channel that a callback's address names. */
@Component
final class ChannelPath {

  private final PaymentChannels channels;

  ChannelPath(PaymentChannels channels) {
    this.channels = channels;
  }

  /** The channel by its name in small letters; {@link Problem} 404 where none is offered. */
  PaymentChannel channel(String name) {
    return Stream.of(Channel.values())
        .filter(channel -> channel.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .flatMap(channels::find)
        .orElseThrow(Problem::notFound);
  }
}
