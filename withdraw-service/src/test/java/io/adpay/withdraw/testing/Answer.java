package io.adpay.withdraw.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, JsonNode body) {

  /** A field's text, or its number as text. */
  public String text(String field) {
    return body.get(field).asString();
  }

  /** A header, or an empty text. */
  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The withdrawal's number. */
  public long withdrawalNo() {
    return Long.parseLong(text("withdrawalNo"));
  }
}
