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

    /** Whether it says that the thing was not done, and won't be. */
    public boolean isRefusal() {
      return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    }
  }

  /**
   * No answer, or half of one: the thing was done or not.
   *
   * @param why what the socket said
   */
  record Nothing(String why) implements Told {}
}
