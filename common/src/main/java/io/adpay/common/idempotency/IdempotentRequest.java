package io.adpay.common.idempotency;

import io.adpay.common.identity.Caller;
import io.adpay.common.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that may be sent again.
 *
 * @param uid whose request it is
 * @param method the HTTP method
 * @param path the path as the caller sees it
 * @param key the caller's {@code Idempotency-Key}
 * @param body the body as parsed, with its defaults
 */
public record IdempotentRequest(long uid, String method, String path, String key, Object body) {

  /** The header that carries the key. */
  public static final String HEADER = "Idempotency-Key";

  private static final int LONGEST_KEY = 64;

  /**
   * The request as it came in.
   *
   * @throws Problem 400 where the key is missing or isn't 1 to 64 printable ASCII characters
   */
  public static IdempotentRequest of(HttpServletRequest request, Caller caller, Object body) {
    return new IdempotentRequest(
        caller.uid(),
        request.getMethod(),
        request.getRequestURI(),
        checked(request.getHeader(HEADER)),
        body);
  }

  private static String checked(@Nullable String key) {
    if (key == null || key.isEmpty()) {
      throw Problem.of(
          HttpStatus.BAD_REQUEST,
          "idempotency_key_required",
          "This request must carry the header Idempotency-Key.");
    }
    if (key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c >= 0x20 && c <= 0x7e)) {
      throw Problem.invalid(HEADER, "is 1 to 64 printable ASCII characters");
    }
    return key;
  }
}
