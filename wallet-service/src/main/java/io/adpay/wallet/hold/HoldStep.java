package io.adpay.wallet.hold;

/** What a transfer does to a hold. How much is told by its leg on the FROZEN bucket. */
public sealed interface HoldStep {

  /** The word for it in the database. */
  String word();

  /** Sets money aside; the new hold has the number of the transfer. */
  record Open() implements HoldStep {
    @Override
    public String word() {
      return "OPEN";
    }
  }

  /** Spends held money on what it was held for. */
  record Settle(long holdNo) implements HoldStep {
    @Override
    public String word() {
      return "SETTLE";
    }
  }

  /** Gives held money back to the available balance. */
  record Release(long holdNo) implements HoldStep {
    @Override
    public String word() {
      return "RELEASE";
    }
  }
}
