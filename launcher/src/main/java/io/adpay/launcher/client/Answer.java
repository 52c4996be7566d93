package io.adpay.launcher.client;

import tools.jackson.databind.JsonNode;

/**
 * What came back.
 *
 * @param request what was asked, for messages
 * @param status the HTTP status
 * @param body the JSON; a missing node when there was none
 */
public record Answer(String request, int status, JsonNode body) {
  private static final int BODY_LENGTH = 600;

  /** Whether it was a 2xx. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /**
   * The body of a success.
   *
   * @throws UnexpectedAnswerException when it was anything else
   */
  public JsonNode success() {
    if (!isSuccess()) {
      throw new UnexpectedAnswerException(this);
    }
    return body;
  }

  /**
   * A text that must be there.
   *
   * @throws UnexpectedAnswerException when it isn't
   */
  public String text(String field) {
    JsonNode value = success().path(field);
    if (!value.isString()) {
      throw new UnexpectedAnswerException(this);
    }
    return value.stringValue();
  }

  @Override
  public String toString() {
    String text = body.toString();
    return request
        + " → "
        + status
        + " "
        + (text.length() > BODY_LENGTH ? text.substring(0, BODY_LENGTH) + "…" : text);
  }
}
