package io.adpay.wallet.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.money.Money;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.ledger.EntryType;
import io.adpay.wallet.ledger.Leg;
import io.adpay.wallet.ledger.Posting;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdChargeTest {

  private static final Wallet ADVERTISER = new Wallet(1001);
  private static final Wallet TRAFFIC = new Wallet(2001);
  private static final Commission USUAL = new Commission(1_000);

  @ParameterizedTest
  @CsvSource({
    "CPC, 3, 250, 750",
    "CPA, 1, 1, 1",
    "CPD, 0, 250, 0",
    "CPI, 7, 0, 0",
    "CPM, 1000, 250, 250",
    // A half goes to the even fen, down as well as up.
    "CPM, 500, 1, 0",
    "CPM, 1500, 1, 2",
    "CPM, 2500, 1, 2",
    "CPM, 3500, 1, 4",
    "CPM, 500, 3, 2",
    "CPM, 500, 5, 2",
    // Next to a half, to the nearest.
    "CPM, 501, 1, 1",
    "CPM, 499, 1, 0",
    "CPM, 2501, 1, 3",
    "CPM, 1499, 1, 1",
    "CPM, 9223372036854775807, 1000, 9223372036854775807",
    "CPC, 9223372036854775807, 1, 9223372036854775807",
  })
  void aChargeIsRoundedHalfEvenToTheFen(
      PricingModel model, BigInteger quantity, BigInteger unitPrice, long fen) {
    assertThat(model.charge(quantity, unitPrice)).isEqualTo(Money.ofFen(fen));
  }

  @ParameterizedTest
  @CsvSource({
    "CPC, 9223372036854775807, 2",
    "CPC, 9223372036854775808, 1",
    "CPM, 9223372036854775807, 1001",
    "CPA, 100000000000000000000000000, 100000000000000000000000000",
  })
  void aChargeThat64BitsCannotHoldThrows(
      PricingModel model, BigInteger quantity, BigInteger unitPrice) {
    assertThatThrownBy(() -> model.charge(quantity, unitPrice))
        .isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 1500, 150",
    "1000, 0, 0",
    "1000, 10000, 1000",
    "1, 5000, 0",
    "3, 5000, 2",
    "5, 5000, 2",
    "7, 5000, 4",
    "1, 5001, 1",
    "1, 4999, 0",
    "10, 1500, 2",
    "30, 1500, 4",
    "50, 1500, 8",
    "10, 2500, 2",
    "9223372036854775807, 10000, 9223372036854775807",
    "9223372036854775807, 5000, 4611686018427387904",
  })
  void theCommissionIsRoundedHalfEvenToTheFen(long charge, int basisPoints, long fen) {
    assertThat(new Commission(basisPoints).of(Money.ofFen(charge))).isEqualTo(Money.ofFen(fen));
  }

  @Test
  void theAdvertiserPaysWhatTheOthersGet() {
    assertThat(charge(10, 150, null).posting(USUAL).legs())
        .containsExactly(
            Leg.available(ADVERTISER, Money.ofFen(-1_500), EntryType.AD_SPEND),
            Leg.available(TRAFFIC, Money.ofFen(1_350), EntryType.AD_EARNING),
            Leg.available(PlatformAccount.COMMISSION, Money.ofFen(150), EntryType.AD_EARNING));
  }

  @Test
  void partsOfNothingAreLeftOut() {
    assertThat(charge(10, 150, 0).posting(USUAL).legs())
        .extracting(Leg::account)
        .containsExactly(ADVERTISER, TRAFFIC);
    assertThat(charge(10, 150, 10_000).posting(USUAL).legs())
        .extracting(Leg::account)
        .containsExactly(ADVERTISER, PlatformAccount.COMMISSION);
    assertThat(charge(1, 1, 5_000).posting(USUAL).legs())
        .extracting(Leg::account)
        .containsExactly(ADVERTISER, TRAFFIC);
  }

  @Test
  void itIsKnownByWhatWasSentAndNotByTheUsualCommission() {
    Posting sent = charge(10, 150, null).posting(USUAL);

    assertThat(charge(10, 150, null).posting(new Commission(2_000)).asSent())
        .isEqualTo(sent.asSent());
    assertThat(charge(10, 150, 1_000).posting(USUAL).asSent()).isNotEqualTo(sent.asSent());
    assertThat(charge(150, 10, null).posting(USUAL).asSent()).isNotEqualTo(sent.asSent());
  }

  private static AdCharge charge(long quantity, long unitPrice, @Nullable Integer basisPoints) {
    return new AdCharge(
        "s-1",
        ADVERTISER,
        TRAFFIC,
        PricingModel.CPC,
        BigInteger.valueOf(quantity),
        BigInteger.valueOf(unitPrice),
        basisPoints == null ? null : new Commission(basisPoints));
  }
}
