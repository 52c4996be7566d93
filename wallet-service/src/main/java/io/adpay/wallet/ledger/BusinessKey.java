package io.adpay.wallet.ledger;

import java.util.regex.Pattern;

/**
 * What a transfer is for. The ledger takes each key once, ever.
 *
 * @param type the kind of business, such as RECHARGE
 * @param no the business' own number: of the order, the refund, the settlement, the withdrawal
 */
public record BusinessKey(String type, String no) {

  private static final Pattern TYPE = Pattern.compile("[A-Z_]{1,32}");
  private static final Pattern NO = Pattern.compile("[\\x21-\\x7e]{1,64}");

  public BusinessKey {
    if (!TYPE.matcher(type).matches() || !NO.matcher(no).matches()) {
      throw new IllegalArgumentException("no business key: " + type + " " + no);
    }
  }

  @Override
  public String toString() {
    return type + " " + no;
  }
}
