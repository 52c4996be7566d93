package io.adpay.payment.channel.access;

import io.adpay.payment.channel.ChannelReply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what a failure on the way to a channel means, without repeating what its message holds. */
public final class TransportFailure {

  private static final int DEEPEST = 16;

  private TransportFailure() {}

  /** The reply that an I/O failure amounts to, or nothing where none is among the causes. */
  public static <T> Optional<ChannelReply<T>> reply(Throwable failure) {
    return causes(failure)
        .filter(IOException.class::isInstance)
        .findFirst()
        .map(
            cause ->
                switch (cause) {
                  case UnexpectedStatus refused -> reply(refused.status());
                  case InterruptedIOException _ -> new ChannelReply.Unknown<>("timeout");
                  case ConnectException _ -> new ChannelReply.Unknown<>("unreachable");
                  default -> new ChannelReply.Unknown<>("connection_lost");
                });
  }

  /** The reply that a bare HTTP status amounts to. */
  public static <T> ChannelReply<T> reply(int status) {
    return switch (status) {
      // Beyond its limit the channel answers 403 before any protocol.
      case 403, 429 -> new ChannelReply.RateLimited<>();
      default -> new ChannelReply.Unknown<>("http_" + status);
    };
  }

  /**
   * The kinds of a failure and its causes. The messages hold headers, bodies and keys: not them.
   */
  public static String kinds(Throwable failure) {
    return causes(failure)
        .map(cause -> cause.getClass().getSimpleName())
        .collect(Collectors.joining(" < "));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(DEEPEST);
  }
}
