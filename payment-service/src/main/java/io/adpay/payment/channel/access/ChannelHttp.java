package io.adpay.payment.channel.access;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * An HTTP client of our own for one channel. Left to itself okhttp sends one POST up to seven times
 * when a pooled connection drops, and again on a 503 that asks for it: here a call is sent once,
 * and repeating it is for those who know what the last one may have done.
 */
public final class ChannelHttp {

  /** No answer that we ask for comes near it. */
  private static final long LONGEST_ANSWER_BYTES = 1024 * 1024;

  private ChannelHttp() {}

  /** A client with explicit time-outs, its own pool, and no retry or redirect. */
  public static OkHttpClient client(ChannelHttpProperties properties) {
    return new OkHttpClient.Builder()
        .connectTimeout(properties.connectTimeout())
        .readTimeout(properties.readTimeout())
        .writeTimeout(properties.readTimeout())
        .callTimeout(properties.callTimeout())
        .connectionPool(
            new ConnectionPool(
                properties.maxConcurrent(), properties.keepAlive().toNanos(), TimeUnit.NANOSECONDS))
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .addInterceptor(refuseEndlessAnswers())
        .addNetworkInterceptor(withoutRetryAfter())
        .build();
  }

  /** Turns a failure whose body is no JSON into an {@link UnexpectedStatus}. */
  public static Interceptor refuseBareFailures() {
    return chain -> {
      Response response = chain.proceed(chain.request());
      if (response.isSuccessful() || speaksJson(response)) {
        return response;
      }
      try (response) {
        throw new UnexpectedStatus(response.code());
      }
    };
  }

  private static Interceptor refuseEndlessAnswers() {
    return chain -> {
      Response response = chain.proceed(chain.request());
      ResponseBody body = response.body();
      if (body == null || !body.source().request(LONGEST_ANSWER_BYTES + 1)) {
        return response;
      }
      try (response) {
        throw new IOException("The answer is too long");
      }
    };
  }

  private static Interceptor withoutRetryAfter() {
    return chain -> chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }

  private static boolean speaksJson(Response response) {
    ResponseBody body = response.body();
    MediaType type = body == null ? null : body.contentType();
    return type != null && "json".equals(type.subtype());
  }
}
