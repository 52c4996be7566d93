package io.adpay.launcher.client;

/** The other side did not answer what it had to. */
public final class UnexpectedAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the whole answer as the message. */
  public UnexpectedAnswerException(Answer answer) {
    super(answer.toString());
  }

  /** No answer came at all. */
  UnexpectedAnswerException(String request, Throwable cause) {
    super(request + " → no answer: " + cause, cause);
  }
}
