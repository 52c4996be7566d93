package io.adpay.payment.channel;

/**
 * Somebody who is paid out to.
 *
 * @param account who it is at the channel: Alipay's user id or logon id, WeChat's openid
 * @param name the real name, which the channel compares
 */
public record Payee(String account, String name) {

  public Payee {
    if (account.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("A payee has an account and a name");
    }
  }

  /** Says nothing: names and accounts belong in no log. */
  @Override
  public String toString() {
    return "Payee[redacted]";
  }
}
