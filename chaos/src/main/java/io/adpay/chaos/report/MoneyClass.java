package io.adpay.chaos.report;

/** From which side money in flight is looked at. */
enum MoneyClass {
  PAID_NOT_CREDITED("paid, not credited yet", "line m0"),
  REFUNDS_OPEN("refunds open", "line m1"),
  PAYOUTS_OPEN("payouts open", "line m2"),
  HOLDS("held in wallets", "line m3");

  private final String words;
  private final String look;

  MoneyClass(String words, String look) {
    this.words = words;
    this.look = look;
  }

  String words() {
    return words;
  }

  String look() {
    return look;
  }

  /** In fen. */
  long of(MoneySample sample) {
    return switch (this) {
      case PAID_NOT_CREDITED -> sample.paidNotCreditedFen();
      case REFUNDS_OPEN -> sample.refundsOpenFen();
      case PAYOUTS_OPEN -> sample.payoutsOpenFen();
      case HOLDS -> sample.holdsFen();
    };
  }
}
