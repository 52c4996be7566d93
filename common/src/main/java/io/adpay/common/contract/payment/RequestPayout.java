package io.adpay.common.contract.payment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Asks that money is paid out to somebody. Asked again with the same number and contents, nothing
 * new happens; with other contents it is refused by 409 {@code payout_conflict}.
 *
 * @param withdrawalNo whose payout it is, and the number that the channel knows it by
 * @param fen what the payee gets, in fen
 * @param payeeAccount the payee at the channel: Alipay's user id or logon id, WeChat's openid
 * @param payeeName the payee's real name, which the channel compares
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestPayout(
    long withdrawalNo, long uid, Channel channel, long fen, String payeeAccount, String payeeName) {

  /** Says nothing of the payee: names and accounts belong in no log. */
  @Override
  public String toString() {
    return "RequestPayout[" + withdrawalNo + ", " + channel + ", " + fen + " fen]";
  }
}
