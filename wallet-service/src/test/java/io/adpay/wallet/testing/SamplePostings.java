package io.adpay.wallet.testing;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import io.adpay.wallet.ledger.BusinessKey;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import java.util.UUID;

/** Transfers of every shape that the business knows. */
public final class SamplePostings {

  private SamplePostings() {}

  /** A key that nobody used. */
  public static BusinessKey freshKey() {
    return new BusinessKey("TEST", UUID.randomUUID().toString());
  }

  /** The same transfer under a key of its own. */
  public static Posting as(String businessType, String no, Posting posting) {
    return new Posting(
        new BusinessKey(businessType, no),
        posting.legs(),
        posting.hold(),
        posting.reverses(),
        posting.asSent());
  }

  public static Posting recharge(long uid, long fen) {
    return recharge(freshKey(), uid, fen);
  }

  public static Posting recharge(BusinessKey key, long uid, long fen) {
    return Posting.of(
        key,
        available(PlatformAccount.CLEARING_ALIPAY, -fen, EntryType.RECHARGE),
        Leg.available(new Wallet(uid), Money.ofFen(fen), EntryType.RECHARGE));
  }

  public static Posting spend(long uid, long fen) {
    return Posting.of(
        freshKey(),
        Leg.available(new Wallet(uid), Money.ofFen(-fen), EntryType.AD_SPEND),
        available(PlatformAccount.COMMISSION, fen, EntryType.AD_SPEND));
  }

  /** A settlement: the advertiser pays, the traffic owner earns, the platform keeps a part. */
  public static Posting settlement(long advertiser, long traffic, long fen, long commission) {
    return Posting.of(
        freshKey(),
        Leg.available(new Wallet(advertiser), Money.ofFen(-fen), EntryType.AD_SPEND),
        Leg.available(new Wallet(traffic), Money.ofFen(fen - commission), EntryType.AD_EARNING),
        available(PlatformAccount.COMMISSION, commission, EntryType.AD_EARNING));
  }

  public static Posting freeze(long uid, long fen) {
    return Posting.of(
        freshKey(),
        new HoldStep.Open(),
        Leg.available(new Wallet(uid), Money.ofFen(-fen), EntryType.WITHDRAW_FREEZE),
        Leg.frozen(new Wallet(uid), Money.ofFen(fen), EntryType.WITHDRAW_FREEZE));
  }

  public static Posting settle(long uid, long holdNo, long fen) {
    return Posting.of(
        freshKey(),
        new HoldStep.Settle(holdNo),
        Leg.frozen(new Wallet(uid), Money.ofFen(-fen), EntryType.WITHDRAW_SETTLE),
        available(PlatformAccount.CLEARING_ALIPAY, fen, EntryType.WITHDRAW_SETTLE));
  }

  public static Posting release(long uid, long holdNo, long fen) {
    return Posting.of(
        freshKey(),
        new HoldStep.Release(holdNo),
        Leg.frozen(new Wallet(uid), Money.ofFen(-fen), EntryType.WITHDRAW_RELEASE),
        Leg.available(new Wallet(uid), Money.ofFen(fen), EntryType.WITHDRAW_RELEASE));
  }

  public static Posting surplus(long fen) {
    return Posting.of(
        freshKey(),
        available(PlatformAccount.CLEARING_ALIPAY, -fen, EntryType.SURPLUS),
        available(PlatformAccount.SUSPENSE, fen, EntryType.SURPLUS));
  }

  public static Posting surplusRefund(long surplus, long fen) {
    return Posting.of(
            freshKey(),
            available(PlatformAccount.SUSPENSE, -fen, EntryType.SURPLUS_REFUND),
            available(PlatformAccount.CLEARING_ALIPAY, fen, EntryType.SURPLUS_REFUND))
        .reversing(surplus);
  }

  private static Leg available(PlatformAccount account, long fen, EntryType type) {
    return Leg.available(account, Money.ofFen(fen), type);
  }
}
