package io.adpay.common.problem;

/**
 * Something that a request needs is missing at this moment. The request has had no effect, and its
 * caller is told to send it again.
 */
public abstract class TemporarilyUnavailable extends RuntimeException {

  protected TemporarilyUnavailable(String message) {
    super(message);
  }
}
