package io.adpay.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.AccountRef;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import org.junit.jupiter.api.Test;

class PostingTest {

  private static final BusinessKey KEY = new BusinessKey("TEST", "1");
  private static final Wallet WALLET = new Wallet(1001);

  @Test
  void theAmountIsWhatChangesHands() {
    Posting posting =
        Posting.of(
            KEY, leg(WALLET, -100), leg(new Wallet(2001), 90), leg(PlatformAccount.COMMISSION, 10));

    assertThat(posting.amount()).isEqualTo(Money.ofFen(100));
    assertThat(posting.wallets()).containsExactly(WALLET, new Wallet(2001));
  }

  @Test
  void legsSumToZero() {
    refused(() -> Posting.of(KEY, leg(WALLET, 100), leg(PlatformAccount.COMMISSION, -99)));
  }

  @Test
  void legsThatOverflowAreRefused() {
    assertThatThrownBy(
            () ->
                Posting.of(
                    KEY, leg(WALLET, Long.MAX_VALUE), leg(new Wallet(2), 1), leg(new Wallet(3), 1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void oneLegIsNoTransfer() {
    refused(() -> Posting.of(KEY));
  }

  @Test
  void aLegHasAnAmount() {
    refused(() -> leg(WALLET, 0));
  }

  @Test
  void anAppendOnlyAccountIsEnteredOnce() {
    refused(
        () ->
            Posting.of(
                KEY,
                leg(PlatformAccount.COMMISSION, 1),
                leg(PlatformAccount.COMMISSION, 1),
                leg(WALLET, -2)));
  }

  @Test
  void frozenMoneyMovesOnlyByAHold() {
    refused(() -> Posting.of(KEY, leg(WALLET, -5), frozen(5)));
    refused(() -> Posting.of(KEY, new HoldStep.Open(), leg(WALLET, 5), frozen(-5)));
    refused(() -> Posting.of(KEY, new HoldStep.Release(7), leg(WALLET, -5), frozen(5)));
    refused(
        () ->
            Posting.of(
                KEY, new HoldStep.Open(), leg(WALLET, -5), leg(PlatformAccount.COMMISSION, 5)));
    refused(() -> Leg.frozen(PlatformAccount.SUSPENSE, Money.ofFen(1), EntryType.ADJUSTMENT));
  }

  @Test
  void heldMoneyMayGoInSeveralPartsButOfOneWallet() {
    Posting paidWithAFee =
        Posting.of(
            KEY,
            new HoldStep.Settle(7),
            frozen(-4),
            frozen(-1),
            leg(PlatformAccount.CLEARING_ALIPAY, 4),
            leg(PlatformAccount.COMMISSION, 1));

    assertThat(paidWithAFee.frozenChange()).isEqualTo(Money.ofFen(-5));
    assertThat(paidWithAFee.holder()).isEqualTo(WALLET);
    refused(
        () ->
            Posting.of(
                KEY,
                new HoldStep.Settle(7),
                frozen(-4),
                Leg.frozen(new Wallet(1002), Money.ofFen(-1), EntryType.FEE),
                leg(PlatformAccount.COMMISSION, 5)));
    refused(
        () ->
            Posting.of(
                KEY,
                new HoldStep.Settle(7),
                frozen(-6),
                frozen(1),
                leg(PlatformAccount.COMMISSION, 5)));
  }

  @Test
  void aKeyIsAWordAndANumber() {
    refused(() -> new BusinessKey("recharge", "1"));
    refused(() -> new BusinessKey("RECHARGE", ""));
    refused(() -> new BusinessKey("RECHARGE", "1 2"));
    refused(() -> new BusinessKey("RECHARGE", "1".repeat(65)));
  }

  @Test
  void nobodyOwnsUidZero() {
    refused(() -> new Wallet(0));
  }

  @Test
  void whateverDiffersChangesTheFingerprint() {
    Posting posting = Posting.of(KEY, leg(WALLET, 5), leg(PlatformAccount.SUSPENSE, -5));

    assertThat(Fingerprint.of(posting))
        .isEqualTo(
            Fingerprint.of(Posting.of(KEY, leg(WALLET, 5), leg(PlatformAccount.SUSPENSE, -5))))
        .isNotEqualTo(
            Fingerprint.of(Posting.of(KEY, leg(WALLET, 6), leg(PlatformAccount.SUSPENSE, -6))))
        .isNotEqualTo(
            Fingerprint.of(
                Posting.of(KEY, leg(new Wallet(1002), 5), leg(PlatformAccount.SUSPENSE, -5))))
        .isNotEqualTo(
            Fingerprint.of(Posting.of(KEY, leg(WALLET, 5), leg(PlatformAccount.COMMISSION, -5))))
        .isNotEqualTo(Fingerprint.of(posting.reversing(3)));
    Posting settle =
        Posting.of(KEY, new HoldStep.Settle(1), frozen(-5), leg(PlatformAccount.SUSPENSE, 5));
    assertThat(Fingerprint.of(settle))
        .isNotEqualTo(
            Fingerprint.of(
                Posting.of(
                    KEY, new HoldStep.Settle(2), frozen(-5), leg(PlatformAccount.SUSPENSE, 5))))
        .isNotEqualTo(
            Fingerprint.of(
                Posting.of(
                    KEY, new HoldStep.Release(1), frozen(-5), leg(PlatformAccount.SUSPENSE, 5))));
  }

  @Test
  void whatIsKnownByWhatWasSentMayBeWorkedOutDifferently() {
    Posting posting = Posting.of(KEY, leg(WALLET, 5), leg(PlatformAccount.SUSPENSE, -5));
    Posting otherLegs = Posting.of(KEY, leg(WALLET, 6), leg(PlatformAccount.SUSPENSE, -6));

    assertThat(Fingerprint.of(posting.knownBy("a click")))
        .isEqualTo(Fingerprint.of(otherLegs.knownBy("a click")))
        .isNotEqualTo(Fingerprint.of(posting.knownBy("two clicks")))
        .isNotEqualTo(Fingerprint.of(posting));
  }

  private static void refused(Runnable making) {
    assertThatThrownBy(making::run).isInstanceOf(IllegalArgumentException.class);
  }

  private static Leg leg(AccountRef account, long fen) {
    return Leg.available(account, Money.ofFen(fen), EntryType.ADJUSTMENT);
  }

  private static Leg frozen(long fen) {
    return Leg.frozen(WALLET, Money.ofFen(fen), EntryType.ADJUSTMENT);
  }
}
