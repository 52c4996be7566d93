package io.adpay.payment.channel.wechat;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Accepted;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.Finality;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.access.CallLimit;
import io.adpay.payment.channel.access.TransportFailure;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls on WeChat Pay and tells facts from doubts in what comes back. */
final class WechatPayGateway {

  private static final Logger log = LoggerFactory.getLogger(WechatPayGateway.class);

  private final CallLimit limit;

  WechatPayGateway(CallLimit limit) {
    this.limit = limit;
  }

  /**
   * Calls, and lets the caller read an answer that is genuine.
   *
   * @param operation what is done, for the log
   * @param call the call on the SDK, which throws on everything but a signed success
   * @param read what a success says
   * @param meanings what a refusal's code says where it is an answer of its own
   * @param otherwise how final a refusal is whose code says nothing about that
   */
  <R, T> ChannelReply<T> call(
      String operation,
      Supplier<R> call,
      Function<R, ChannelReply<T>> read,
      Function<String, Optional<T>> meanings,
      Finality otherwise) {
    return call(operation, call, read, meanings, code -> WechatPayCodes.finality(code, otherwise));
  }

  /**
   * Calls, and lets the caller read an answer that is genuine.
   *
   * @param finality how final a refusal is
   */
  <R, T> ChannelReply<T> call(
      String operation,
      Supplier<R> call,
      Function<R, ChannelReply<T>> read,
      Function<String, Optional<T>> meanings,
      Function<String, Finality> finality) {
    return limit.within(
        () -> {
          try {
            R response = call.get();
            return response == null ? new Unknown<>("unreadable_answer") : read.apply(response);
          } catch (ServiceException e) {
            return refused(operation, e, meanings, finality);
          } catch (ValidationException e) {
            return doubt(operation, e, new Unknown<>("untrusted_answer"));
          } catch (HttpException e) {
            return doubt(
                operation,
                e,
                TransportFailure.<T>reply(e).orElseGet(() -> new Unknown<>("connection_lost")));
          } catch (RuntimeException e) {
            return doubt(operation, e, new Unknown<>("unreadable_answer"));
          }
        });
  }

  /** The SDK believes an error without asking for its signature; what guards it is TLS. */
  private static <T> ChannelReply<T> refused(
      String operation,
      ServiceException refusal,
      Function<String, Optional<T>> meanings,
      Function<String, Finality> finality) {
    int status = refusal.getHttpStatusCode();
    String told = text(refusal.getErrorCode());
    String code = WechatPayCodes.plain(told);
    if (status == 429 || WechatPayCodes.saysTooFast(code)) {
      return new RateLimited<>();
    }
    if (code.isEmpty()) {
      return doubt(operation, refusal, TransportFailure.reply(status));
    }
    if (status >= 500 || WechatPayCodes.saysUnknown(code)) {
      return doubt(operation, refusal, new Unknown<>("channel_error"));
    }
    return meanings
        .apply(code)
        .<ChannelReply<T>>map(Accepted::new)
        .orElseGet(
            () -> new Declined<>(told, text(refusal.getErrorMessage()), finality.apply(code)));
  }

  private static <T> ChannelReply<T> doubt(
      String operation, RuntimeException cause, ChannelReply<T> reply) {
    // Being limited is everyday business, which the caller counts.
    if (reply instanceof Unknown<T>(String why)) {
      log.warn("{}: {} ({})", operation, why, TransportFailure.kinds(cause));
    }
    return reply;
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}
