package io.adpay.withdraw.withdrawal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Who gets the money, as the channel knows them. It goes to the channel and to nobody else: no log
 * and no answer shows more than the masked texts.
 *
 * @param account Alipay's user id or logon id, WeChat's openid
 * @param name the real name, which the channel compares
 */
@Embeddable
public record Payee(
    @Column(name = "payee_account") String account, @Column(name = "payee_name") String name) {

  private static final int LONG_ACCOUNT = 11;
  private static final int SHORT_ACCOUNT = 6;

  /** Enough of the account for its owner to know it again. */
  String maskedAccount() {
    int length = account.codePointCount(0, account.length());
    if (length >= LONG_ACCOUNT) {
      return masked(account, 3, 4);
    }
    return length > SHORT_ACCOUNT ? masked(account, 2, 2) : masked(account, 1, 0);
  }

  /** The first character, and the last where there are more than two. */
  String maskedName() {
    int length = name.codePointCount(0, name.length());
    return switch (length) {
      case 1 -> "*";
      case 2 -> masked(name, 1, 0);
      default -> masked(name, 1, 1);
    };
  }

  /** Keeps characters, not halves of them, at both ends. */
  private static String masked(String text, int first, int last) {
    int[] characters = text.codePoints().toArray();
    int kept = Math.min(first, characters.length - 1);
    int hidden = characters.length - kept - last;
    return new String(characters, 0, kept)
        + "*".repeat(hidden)
        + new String(characters, characters.length - last, last);
  }

  @Override
  public String toString() {
    return "Payee";
  }
}
