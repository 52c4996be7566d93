package io.adpay.chaos.journal;

import tools.jackson.databind.JsonNode;

/** What a client knows after a call. */
public sealed interface Told {

  /**
   * An answer came, whole.
   *
   * @param status HTTP's
   * @param body as it was read; a missing node where there was none or it was no JSON
   */
  record Answer(int status, JsonNode body) implements Told {

    /** Whether it says that the thing was done or taken on. */
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /**
     * Whether it says that the thing was not done, and won't be. One that says that the first run
     * is not over, or that the key stands for another body, says nothing of it; nor does one about
     * the token.
     */
    public boolean isRefusal() {
      return status >= 400
          && status < 500
          && status != 403
          && !isToBeAskedAgain()
          && !code().equals("idempotency_key_reused");
    }

    /** Whether the same request may be answered otherwise when it is sent again. */
    public boolean isToBeAskedAgain() {
      return switch (status) {
        case 401, 408, 425, 429 -> true;
        case 409 -> code().equals("request_in_progress");
        default -> status >= 500;
      };
    }

    private String code() {
      return body.path("code").asString("");
    }
  }

  /**
   * No answer, or half of one: the thing was done or not.
   *
   * @param why what the socket said
   */
  record Nothing(String why) implements Told {}
}
