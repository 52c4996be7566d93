package io.adpay.common.tracing;

import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;

/** The ids of the request that the current thread works for. */
public final class RequestIds {

  /** The header that carries a request id from call to call. */
  public static final String HEADER = "X-Request-Id";

  /** The request id's name in the log's context. */
  public static final String LOG_KEY = "requestId";

  private static final String TRACE_LOG_KEY = "traceId";

  private RequestIds() {}

  /** The trace id, 32 hexadecimal digits; a fresh one outside of any trace. */
  public static String traceId() {
    String traced = MDC.get(TRACE_LOG_KEY);
    return traced != null ? traced : fresh();
  }

  /** The request id, or the trace id where no request is being served. */
  public static String requestId() {
    return Objects.requireNonNullElseGet(MDC.get(LOG_KEY), RequestIds::traceId);
  }

  private static String fresh() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
