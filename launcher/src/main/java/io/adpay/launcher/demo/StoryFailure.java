package io.adpay.launcher.demo;

/** The story went another way than it is told. */
final class StoryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoryFailure(String message) {
    super(message);
  }
}
