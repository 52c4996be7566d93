package io.adpay.payment.channel;

import io.adpay.common.contract.payment.Channel;
import io.adpay.common.contract.payment.Method;
import io.adpay.common.money.Money;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The channels on offer, and the only place that chooses between them. */
public final class PaymentChannels {

  private final Map<Channel, PaymentChannel> channels;

  /** Offers these; at least one, and each once. */
  public PaymentChannels(Collection<? extends PaymentChannel> offered) {
    channels = new EnumMap<>(Channel.class);
    for (PaymentChannel channel : offered) {
      if (channels.put(channel.id(), channel) != null) {
        throw new IllegalArgumentException("Two adapters for " + channel.id());
      }
    }
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("No payment channel is configured");
    }
  }

  /** The channels on offer. */
  public Set<Channel> offered() {
    return Set.copyOf(channels.keySet());
  }

  /** The channel, if it is on offer. */
  public Optional<PaymentChannel> find(Channel channel) {
    return Optional.ofNullable(channels.get(channel));
  }

  /** The channel of a payment that exists; throws {@link IllegalStateException} if it is gone. */
  public PaymentChannel get(Channel channel) {
    return find(channel)
        .orElseThrow(() -> new IllegalStateException(channel + " is not configured here"));
  }

  /** Whether a payment of that kind and size can be made. */
  public Suitability judge(Channel channel, Method method, Money amount) {
    PaymentChannel candidate = channels.get(channel);
    if (candidate == null || !candidate.methods().contains(method)) {
      return Suitability.METHOD_NOT_SUPPORTED;
    }
    return amount.compareTo(candidate.largestAmount()) > 0
        ? Suitability.AMOUNT_NOT_SUPPORTED
        : Suitability.SUITABLE;
  }

  /** Whether a channel can take a payment. */
  public enum Suitability {
    /** It can. */
    SUITABLE,
    /** It is not on offer, or not by this method. */
    METHOD_NOT_SUPPORTED,
    /** It can't take that much at once. */
    AMOUNT_NOT_SUPPORTED
  }
}
