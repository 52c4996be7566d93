package io.adpay.payment.channel;

/**
 * What came of a call to a channel. Only {@link Accepted} and a {@link Declined} that is {@link
 * Finality#FINAL} are facts; after anything else the truth is learned by asking, or by sending the
 * same number again.
 *
 * @param <T> what the channel tells when it accepts
 */
public sealed interface ChannelReply<T> {

  /** The channel understood and answered; the answer's signature was verified. */
  record Accepted<T>(T value) implements ChannelReply<T> {}

  /**
   * The channel refused.
   *
   * @param code the channel's own word for it, at most 64 characters
   * @param message the channel's explanation, at most 256 characters and fit for a log
   * @param finality whether the same request could ever be accepted
   */
  record Declined<T>(String code, String message, Finality finality) implements ChannelReply<T> {
    public Declined {
      code = ChannelWords.brief(code, 64);
      message = ChannelWords.brief(message, 256);
    }
  }

  /** Nothing was done because calls come too fast, there or here; send the same again, later. */
  record RateLimited<T>() implements ChannelReply<T> {}

  /**
   * Nobody knows whether it was done: no answer, an answer that can't be trusted, or one that says
   * nothing.
   *
   * @param why one of our own few words, fit for a log and a metric's tag
   */
  record Unknown<T>(String why) implements ChannelReply<T> {}

  /** How long a refusal lasts. */
  enum Finality {
    /** The channel will never do this under this number. */
    FINAL,
    /** Not now: our balance there, a limit, a state that passes. The same number may still work. */
    FOR_NOW,
    /** Our keys, ids or permissions are at fault, which says nothing of the payment itself. */
    CONFIGURATION
  }
}
