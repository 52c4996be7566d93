package io.adpay.withdraw.withdrawal;

import io.adpay.common.contract.payment.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What a traffic owner asks for.
 *
 * @param amount what is to leave the wallet, the fee included, in fen
 */
record RequestWithdrawalBody(
    @NotNull(message = "is required")
        @Min(value = 1, message = AMOUNT)
        @Max(value = 10_000_000_000L, message = AMOUNT)
        Long amount,
    @NotNull(message = "is required") Channel channel,
    @NotNull(message = "is required") @Valid PayeeField payee) {

  private static final String AMOUNT = "is a whole number of fen from 1 to 10,000,000,000";

  /** In UTF-16: the payout, and what a channel can encrypt of a name, are bounded like that. */
  private static final int LONGEST = 64;

  private static final String TEXT = "is 1 to 64 printable characters, and not blank";

  /** Characters, counted as such, none of them unprintable and at least one of them visible. */
  private static final String PRINTABLE = "(?U)(?=.*\\S)[^\\p{C}\\p{Zl}\\p{Zp}]{1,64}";

  /**
   * Who is to get the money.
   *
   * @param account Alipay's user id or logon id, WeChat's openid
   * @param name the real name
   */
  record PayeeField(
      @NotNull(message = "is required")
          @Size(max = LONGEST, message = TEXT)
          @Pattern(regexp = PRINTABLE, message = TEXT)
          String account,
      @NotNull(message = "is required")
          @Size(max = LONGEST, message = TEXT)
          @Pattern(regexp = PRINTABLE, message = TEXT)
          String name) {

    @Override
    public String toString() {
      return "PayeeField";
    }
  }

  Payee receiver() {
    return new Payee(payee.account(), payee.name());
  }
}
