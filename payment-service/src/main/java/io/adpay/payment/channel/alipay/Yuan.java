package io.adpay.payment.channel.alipay;

import io.adpay.common.money.Money;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as Alipay writes them: yuan, a point, and never more than two digits of fen. */
final class Yuan {

  private static final Pattern SHAPE = Pattern.compile("\\d{1,14}(\\.\\d{1,2})?");

  private Yuan() {}

  /** The exact text of an amount, with two digits of fen. */
  static String format(Money amount) {
    return BigDecimal.valueOf(amount.fen(), 2).toPlainString();
  }

  /** The exact amount of a text, or nothing if it is no such text: nothing is ever rounded. */
  static Optional<Money> parse(@Nullable String text) {
    if (text == null || !SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(Money.ofFen(new BigDecimal(text).movePointRight(2).longValueExact()));
  }
}
