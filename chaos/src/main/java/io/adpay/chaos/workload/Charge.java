package io.adpay.chaos.workload;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An item of a settlement.
 *
 * @param settlementNo the number under which it is posted, once
 * @param quantity how many units
 * @param unitPriceFen of a unit; by CPM of a thousand
 * @param commissionBps of the platform; empty: the usual one
 */
record Charge(
    String settlementNo,
    int advertiser,
    int trafficOwner,
    Model model,
    long quantity,
    long unitPriceFen,
    OptionalInt commissionBps) {

  /** What is counted. */
  enum Model {
    CPM,
    CPC,
    CPA,
    CPD,
    CPI
  }

  private static final int THOUSAND_EXPONENT = 3;

  /** What the advertiser owes, rounded half-even. */
  long fen() {
    BigDecimal units = BigDecimal.valueOf(quantity).multiply(BigDecimal.valueOf(unitPriceFen));
    return switch (model) {
      case CPM ->
          units
              .movePointLeft(THOUSAND_EXPONENT)
              .setScale(0, RoundingMode.HALF_EVEN)
              .longValueExact();
      case CPC, CPA, CPD, CPI -> units.longValueExact();
    };
  }

  /** The same number with a contents that is another. */
  Charge changed() {
    return new Charge(
        settlementNo, advertiser, trafficOwner, model, quantity + 1, unitPriceFen, commissionBps);
  }

  /** As it is sent. */
  Map<String, Object> body() {
    Map<String, Object> body = new HashMap<>();
    body.put("settlementNo", settlementNo);
    body.put("advertiserUid", Integer.toString(advertiser));
    body.put("trafficUid", Integer.toString(trafficOwner));
    body.put("model", model.name());
    body.put("quantity", quantity);
    body.put("unitPrice", unitPriceFen);
    commissionBps.ifPresent(bps -> body.put("commissionBps", bps));
    return body;
  }
}
