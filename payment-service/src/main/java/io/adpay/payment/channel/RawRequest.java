package io.adpay.payment.channel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in from outside, before anybody believes a word of it. The body is kept to
 * the byte, because that is what was signed.
 */
public final class RawRequest {

  private final Map<String, List<String>> headers;
  private final String query;
  private final byte[] body;

  /**
   * Keeps what was received.
   *
   * @param headers the headers; names match whatever their case
   * @param query the undecoded query, or null
   * @param body the undecoded body
   */
  public RawRequest(Map<String, List<String>> headers, @Nullable String query, byte[] body) {
    this.headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    header -> List.copyOf(header.getValue()),
                    (one, other) -> List.of()));
    this.query = query == null ? "" : query;
    this.body = body.clone();
  }

  /** The header's value, if there is exactly one: of two, nobody knows which was meant. */
  public @Nullable String header(String name) {
    List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? values.getFirst() : null;
  }

  /** The undecoded query; empty for none. */
  public String query() {
    return query;
  }

  /** The body, as UTF-8 text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
