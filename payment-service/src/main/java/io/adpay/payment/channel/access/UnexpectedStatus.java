package io.adpay.payment.channel.access;

import java.io.IOException;

/** The channel, or something in front of it, answered outside the channel's protocol. */
public final class UnexpectedStatus extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  /** Tells the status, and nothing of the body: it may hold anything. */
  public UnexpectedStatus(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }
}
