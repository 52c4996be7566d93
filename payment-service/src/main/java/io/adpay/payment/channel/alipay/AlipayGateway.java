package io.adpay.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayClient;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import io.adpay.payment.channel.ChannelReply;
import io.adpay.payment.channel.ChannelReply.Declined;
import io.adpay.payment.channel.ChannelReply.RateLimited;
import io.adpay.payment.channel.ChannelReply.Unknown;
import io.adpay.payment.channel.access.CallLimit;
import io.adpay.payment.channel.access.TransportFailure;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls on Alipay's gateway and tells facts from doubts in what comes back. */
final class AlipayGateway {

  private static final Logger log = LoggerFactory.getLogger(AlipayGateway.class);

  private static final String SUCCESS = "10000";
  private static final String SERVICE_UNAVAILABLE = "20000";
  private static final String CALL_LIMITED = "40005";
  private static final String BUSINESS_FAILED = "40004";

  private final AlipayClient client;
  private final CallLimit limit;

  AlipayGateway(AlipayClient client, CallLimit limit) {
    this.client = client;
    this.limit = limit;
  }

  /**
   * Calls, and lets the caller read an answer that is genuine.
   *
   * @param read what a success says
   * @param meanings what a refusal's {@code sub_code} says where it is an answer of its own
   * @param otherwise how final a refusal is whose code says nothing about that
   */
  <R extends AlipayResponse, T> ChannelReply<T> call(
      AlipayRequest<R> request,
      Function<R, ChannelReply<T>> read,
      Function<String, Optional<T>> meanings,
      ChannelReply.Finality otherwise) {
    return limit.within(
        () ->
            send(
                request,
                response ->
                    reply(
                        request.getApiMethodName(),
                        response,
                        read,
                        (code, message) ->
                            meanings
                                .apply(code)
                                .<ChannelReply<T>>map(ChannelReply.Accepted::new)
                                .orElseGet(
                                    () ->
                                        new Declined<>(
                                            code,
                                            message,
                                            AlipayCodes.finality(code, otherwise))))));
  }

  /** The address that takes a buyer's browser to the cashier: signed here, without a call. */
  <R extends AlipayResponse> ChannelReply<String> redirect(AlipayRequest<R> request) {
    try {
      return new ChannelReply.Accepted<>(client.pageExecute(request, "GET").getBody());
    } catch (AlipayApiException | RuntimeException e) {
      log.error("Could not sign {}: {}", request.getApiMethodName(), TransportFailure.kinds(e));
      return new Unknown<>("not_signed");
    }
  }

  private <R extends AlipayResponse, T> ChannelReply<T> send(
      AlipayRequest<R> request, Function<R, ChannelReply<T>> read) {
    try {
      R response = client.execute(request);
      return response == null ? new Unknown<>("unreadable_answer") : read.apply(response);
    } catch (AlipayApiException e) {
      return doubt(
          request,
          e,
          TransportFailure.<T>reply(e).orElseGet(() -> new Unknown<>("untrusted_answer")));
    } catch (RuntimeException e) {
      return doubt(request, e, new Unknown<>("unreadable_answer"));
    }
  }

  private static <T> ChannelReply<T> doubt(
      AlipayRequest<?> request, Exception cause, ChannelReply<T> reply) {
    // Being limited is everyday business, which the caller counts.
    if (reply instanceof Unknown<T>(String why)) {
      log.warn("{}: {} ({})", request.getApiMethodName(), why, TransportFailure.kinds(cause));
    }
    return reply;
  }

  private static <R extends AlipayResponse, T> ChannelReply<T> reply(
      String apiMethod,
      R response,
      Function<R, ChannelReply<T>> read,
      BiFunction<String, String, ChannelReply<T>> refused) {
    // The SDK checks a signature only where it sees a success, which to it is the absence of a
    // sub_code: an answer with 10000 and a sub_code is neither, and was not checked.
    boolean accepted = SUCCESS.equals(response.getCode()) && response.isSuccess();
    if (!AnswerEnvelope.holdsOnly(response.getBody(), apiMethod, accepted)) {
      log.warn("{}: an answer with unexpected contents around it", apiMethod);
      return new Unknown<>("unexpected_envelope");
    }
    if (accepted) {
      return read.apply(response);
    }
    String code = response.getCode() == null ? "" : response.getCode();
    String subCode = response.getSubCode() == null ? "" : response.getSubCode();
    if (code.equals(CALL_LIMITED) || AlipayCodes.saysTooFast(subCode)) {
      return new RateLimited<>();
    }
    if (code.equals(SERVICE_UNAVAILABLE) || AlipayCodes.saysUnknown(subCode)) {
      return new Unknown<>("channel_error");
    }
    if (!code.startsWith("4") || (code.equals(BUSINESS_FAILED) && subCode.isEmpty())) {
      return new Unknown<>("undocumented_code");
    }
    String message = response.getSubMsg() == null ? response.getMsg() : response.getSubMsg();
    return refused.apply(subCode.isEmpty() ? code : subCode, message == null ? "" : message);
  }
}
