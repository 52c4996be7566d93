package io.adpay.wallet.ledger;

import io.adpay.wallet.account.AccountRef;
import io.adpay.wallet.account.ChainHash;
import io.adpay.wallet.account.PlatformAccount;
import io.adpay.wallet.account.Wallet;
import io.adpay.wallet.hold.HoldStep;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tells a repeated posting from another one that comes under the same key. */
final class Fingerprint {

  private Fingerprint() {}

  /** The SHA-256 of everything that was asked for, or of what was sent where that counts. */
  static ChainHash of(Posting posting) {
    String sent = posting.asSent();
    return Sha256.of(
        sent == null
            ? String.join(
                "|",
                posting.key().type(),
                posting.key().no(),
                text(posting.hold()),
                String.valueOf(posting.reverses()),
                posting.legs().stream().map(Fingerprint::text).collect(Collectors.joining(";")))
            : String.join("|", posting.key().type(), posting.key().no(), "as sent", sent));
  }

  private static String text(@Nullable HoldStep hold) {
    return switch (hold) {
      case null -> "-";
      case HoldStep.Open open -> open.word();
      case HoldStep.Settle settle -> settle.word() + ":" + settle.holdNo();
      case HoldStep.Release release -> release.word() + ":" + release.holdNo();
    };
  }

  private static String text(Leg leg) {
    return String.join(
        ":",
        text(leg.account()),
        leg.bucket().name(),
        Long.toString(leg.amount().fen()),
        leg.type().name());
  }

  private static String text(AccountRef account) {
    return switch (account) {
      case Wallet wallet -> Wallet.KIND + wallet.uid();
      case PlatformAccount platform -> platform.name();
    };
  }
}
