package io.adpay.wallet.settlement;

import com.fasterxml.jackson.annotation.JsonValue;
import io.adpay.wallet.ledger.RejectionReason;
import java.util.Locale;

/** Why an item of a batch was rejected. On the wire the names are in lower case. */
enum SettlementCode {
  /**
   * A field is missing or isn't what it should be, or advertiser and traffic owner are the same.
   * Nothing is kept: the number may be used again.
   */
  VALIDATION_FAILED,
  /** The charge comes to nothing. Nothing is kept: the number may be used again. */
  AMOUNT_TOO_SMALL,
  /**
   * The charge is more than 9,223,372,036,854,775,807 fen. Nothing is kept: the number may be used
   * again.
   */
  AMOUNT_TOO_LARGE,
  /** Under this number other contents were posted or rejected before. */
  SETTLEMENT_CONFLICT,
  /** The advertiser hadn't the money. Under this number it stays so. */
  INSUFFICIENT_BALANCE,
  /** The advertiser's wallet was frozen by an operator. Under this number it stays so. */
  WALLET_FROZEN;

  static SettlementCode of(RejectionReason reason) {
    return switch (reason) {
      case INSUFFICIENT_BALANCE -> INSUFFICIENT_BALANCE;
      case WALLET_FROZEN -> WALLET_FROZEN;
      case HOLD_UNKNOWN, HOLD_EXCEEDED, ALREADY_REVERSED ->
          throw new IllegalStateException("a settlement is not rejected for " + reason);
    };
  }

  /** The word on the wire. */
  @JsonValue
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
