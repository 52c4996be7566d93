package io.adpay.wallet.account;

import io.adpay.common.contract.payment.Channel;

/**
 * The platform's own accounts. They stand on the other side of nearly every transfer, so they have
 * no balance row to fight for: they only gain entries. A migration creates their rows, with these
 * ids and with the names as their kinds.
 */
public enum PlatformAccount implements AccountRef {
  /** What Alipay holds for us, as its negative. */
  CLEARING_ALIPAY(1),
  /** What WeChat Pay holds for us, as its negative. */
  CLEARING_WECHAT(2),
  /** Money that nobody here may keep and that is on its way back. */
  SUSPENSE(3),
  /** What the platform earned by settlements, and by the fees of withdrawals. */
  COMMISSION(4),
  /** What the channels took for their services. */
  CHANNEL_FEES(5);

  private final long id;

  PlatformAccount(long id) {
    this.id = id;
  }

  /** The account's number in the database. */
  public long id() {
    return id;
  }

  /** The account that mirrors our balance at a channel. */
  public static PlatformAccount clearingOf(Channel channel) {
    return switch (channel) {
      case ALIPAY -> CLEARING_ALIPAY;
      case WECHAT -> CLEARING_WECHAT;
    };
  }
}
