package io.adpay.wallet.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wallet as its owner sees it.
 *
 * @param available in fen
 * @param frozen in fen
 * @param version how many entries there are
 * @param updatedAt when the latest entry was made; null where there is none
 */
record WalletView(
    String uid,
    String currency,
    long available,
    long frozen,
    long version,
    @Nullable Instant updatedAt) {}
