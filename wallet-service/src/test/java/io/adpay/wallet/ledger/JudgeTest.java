package io.adpay.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.AccountStatus;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.account.WalletAccount;
import io.adpay.wallet.hold.Hold;
import io.adpay.wallet.hold.HoldStep;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JudgeTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
  private static final BusinessKey KEY = new BusinessKey("TEST", "1");
  private static final Wallet WALLET = new Wallet(1001);
  private static final long TRANSFER_NO = 77;
  private static final long ACCOUNT_ID = 5_000;

  private final Standings standings = new Standings();

  @Test
  void aCreditIsChainedToTheWalletAndAppendedToThePlatform() {
    standings.put(wallet(100, 0));

    var allowed = (Verdict.Allowed) judge(recharge(50));

    Entry platform = allowed.entries().getFirst();
    assertThat(platform.accountId()).isEqualTo(PlatformAccount.CLEARING_ALIPAY.id());
    assertThat(platform.seq()).isEqualTo(TRANSFER_NO);
    assertThat(platform.amount()).isEqualTo(Money.ofFen(-50));
    assertThat(platform.link()).isNull();
    Entry credit = allowed.entries().getLast();
    assertThat(credit.seq()).isEqualTo(4);
    assertThat(credit.link().availableAfter()).isEqualTo(Money.ofFen(150));
    assertThat(credit.link().previous()).isEqualTo(ChainHash.START);
    WalletAccount after = allowed.wallets().getFirst();
    assertThat(after.available()).isEqualTo(Money.ofFen(150));
    assertThat(after.version()).isEqualTo(4);
    assertThat(after.head()).isEqualTo(credit.link().hash());
  }

  @Test
  void theHashIsWhatItAlwaysWas() {
    standings.put(wallet(100, 0));

    var allowed = (Verdict.Allowed) judge(recharge(50));

    assertThat(allowed.entries().getLast().link().hash().hex())
        .as("a chain that was written can be read for ever")
        .isEqualTo(
            sha256(
                "0".repeat(64)
                    + "|"
                    + sha256(
                        "TEST|1|-|null|CLEARING_ALIPAY:AVAILABLE:-50:RECHARGE;WALLET1001:AVAILABLE:50:RECHARGE")
                    + "|5000|4|77|1|RECHARGE|AVAILABLE|50|150|0|1795514400123"));
  }

  @Test
  void theLastFenMayBeSpentAndNoneMore() {
    standings.put(wallet(100, 0));

    assertThat(judge(spend(100))).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge(spend(101)))
        .isEqualTo(new Verdict.Refused(RejectionReason.INSUFFICIENT_BALANCE));
  }

  @Test
  void aCreditIsWelcomeEvenBelowTheFloor() {
    standings.put(wallet(-100, 0));

    assertThat(judge(recharge(50))).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void aFrozenWalletTakesCreditsAndHeldMoneyGoesItsWay() {
    standings.put(
        new WalletAccount(
            ACCOUNT_ID,
            WALLET,
            Money.ofFen(100),
            Money.ofFen(40),
            Money.ZERO,
            3,
            ChainHash.START,
            AccountStatus.FROZEN));
    standings.put(Hold.opened(9, ACCOUNT_ID, Money.ofFen(40)));

    assertThat(judge(spend(1))).isEqualTo(new Verdict.Refused(RejectionReason.WALLET_FROZEN));
    assertThat(judge(freeze(1))).isEqualTo(new Verdict.Refused(RejectionReason.WALLET_FROZEN));
    assertThat(judge(recharge(1))).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge(settle(9, 40))).isInstanceOf(Verdict.Allowed.class);
    assertThat(judge(release(9, 40))).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void aHoldIsSettledAndReleasedInPartsButNeverBeyond() {
    standings.put(wallet(0, 40));
    standings.put(new Hold(9, ACCOUNT_ID, Money.ofFen(40), Money.ofFen(10), Money.ofFen(5)));

    assertThat(((Verdict.Allowed) judge(settle(9, 25))).hold())
        .isEqualTo(new Hold(9, ACCOUNT_ID, Money.ofFen(40), Money.ofFen(35), Money.ofFen(5)));
    assertThat(((Verdict.Allowed) judge(release(9, 25))).hold())
        .isEqualTo(new Hold(9, ACCOUNT_ID, Money.ofFen(40), Money.ofFen(10), Money.ofFen(30)));
    assertThat(judge(settle(9, 26))).isEqualTo(new Verdict.Refused(RejectionReason.HOLD_EXCEEDED));
    assertThat(judge(release(9, 26))).isEqualTo(new Verdict.Refused(RejectionReason.HOLD_EXCEEDED));
  }

  @Test
  void someoneElsesHoldIsUnknown() {
    standings.put(wallet(0, 40));
    standings.put(Hold.opened(9, ACCOUNT_ID + 1, Money.ofFen(40)));

    assertThat(judge(settle(9, 1))).isEqualTo(new Verdict.Refused(RejectionReason.HOLD_UNKNOWN));
    assertThat(judge(settle(8, 1))).isEqualTo(new Verdict.Refused(RejectionReason.HOLD_UNKNOWN));
  }

  @Test
  void bothBucketsMoveInOneTransfer() {
    standings.put(wallet(100, 0));

    var allowed = (Verdict.Allowed) judge(freeze(30));

    assertThat(allowed.entries()).extracting(Entry::seq).containsExactly(4L, 5L);
    assertThat(allowed.entries().getLast().link().previous())
        .isEqualTo(allowed.entries().getFirst().link().hash());
    assertThat(allowed.wallets().getFirst().available()).isEqualTo(Money.ofFen(70));
    assertThat(allowed.wallets().getFirst().frozen()).isEqualTo(Money.ofFen(30));
    assertThat(allowed.hold()).isEqualTo(Hold.opened(TRANSFER_NO, ACCOUNT_ID, Money.ofFen(30)));
  }

  @Test
  void aCorrectionIsMadeOnce() {
    standings.put(wallet(100, 0));
    standings.putReversed(5);

    assertThat(judge(spend(1).reversing(5)))
        .isEqualTo(new Verdict.Refused(RejectionReason.ALREADY_REVERSED));
    assertThat(judge(spend(1).reversing(6))).isInstanceOf(Verdict.Allowed.class);
  }

  @Test
  void whatDoesNotFitInto64BitsThrows() {
    standings.put(wallet(Long.MAX_VALUE - 10, 0));

    assertThat(judge(recharge(10))).isInstanceOf(Verdict.Allowed.class);
    assertThatThrownBy(() -> judge(recharge(11))).isInstanceOf(ArithmeticException.class);
  }

  private Verdict judge(Posting posting) {
    return Judge.judge(posting, TRANSFER_NO, NOW, standings);
  }

  private static WalletAccount wallet(long available, long frozen) {
    return new WalletAccount(
        ACCOUNT_ID,
        WALLET,
        Money.ofFen(available),
        Money.ofFen(frozen),
        Money.ZERO,
        3,
        ChainHash.START,
        AccountStatus.OPEN);
  }

  private static Posting recharge(long fen) {
    Money amount = Money.ofFen(fen);
    return Posting.of(
        KEY,
        Leg.available(PlatformAccount.CLEARING_ALIPAY, amount.negated(), EntryType.RECHARGE),
        Leg.available(WALLET, amount, EntryType.RECHARGE));
  }

  private static Posting spend(long fen) {
    Money amount = Money.ofFen(fen);
    return Posting.of(
        KEY,
        Leg.available(WALLET, amount.negated(), EntryType.AD_SPEND),
        Leg.available(PlatformAccount.COMMISSION, amount, EntryType.AD_SPEND));
  }

  private static Posting freeze(long fen) {
    Money amount = Money.ofFen(fen);
    return Posting.of(
        KEY,
        new HoldStep.Open(),
        Leg.available(WALLET, amount.negated(), EntryType.WITHDRAW_FREEZE),
        Leg.frozen(WALLET, amount, EntryType.WITHDRAW_FREEZE));
  }

  private static Posting settle(long holdNo, long fen) {
    Money amount = Money.ofFen(fen);
    return Posting.of(
        KEY,
        new HoldStep.Settle(holdNo),
        Leg.frozen(WALLET, amount.negated(), EntryType.WITHDRAW_SETTLE),
        Leg.available(PlatformAccount.CLEARING_ALIPAY, amount, EntryType.WITHDRAW_SETTLE));
  }

  private static Posting release(long holdNo, long fen) {
    Money amount = Money.ofFen(fen);
    return Posting.of(
        KEY,
        new HoldStep.Release(holdNo),
        Leg.frozen(WALLET, amount.negated(), EntryType.WITHDRAW_RELEASE),
        Leg.available(WALLET, amount, EntryType.WITHDRAW_RELEASE));
  }

  private static String sha256(String text) {
    try {
      return java.util.HexFormat.of()
          .formatHex(
              java.security.MessageDigest.getInstance("SHA-256")
                  .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
