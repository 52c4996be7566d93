package io.adpay.scenarios;

/** A request whose sender goes on without waiting: those who should answer stand still, or die. */
final class NobodyAnswers {

  /** What a request does. */
  interface Request {
    Http.Answer send();
  }

  private NobodyAnswers() {}

  static void to(Request request) {
    Thread _ =
        Thread.ofVirtual()
            .name("waits-in-vain")
            .start(
                () -> {
                  try {
                    Http.Answer _ = request.send();
                  } catch (RuntimeException cut) {
                    // As it has to be: the same request is sent again in the end.
                  }
                });
  }
}
