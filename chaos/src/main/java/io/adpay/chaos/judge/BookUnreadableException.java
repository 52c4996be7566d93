package io.adpay.chaos.judge;

/** A book can't be read, so there is nothing to judge. */
public final class BookUnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BookUnreadableException(String book, Throwable cause) {
    super(book + " can't be read", cause);
  }
}
