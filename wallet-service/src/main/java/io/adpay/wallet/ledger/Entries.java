package io.adpay.wallet.ledger;

import io.adpay.common.wire.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code wallet_entry}: it can be added to and read, and nothing else. */
final class Entries {

  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes entries down, in the order given.
   *
   * @throws org.springframework.dao.DuplicateKeyException where a wallet got another entry just now
   */
  void insert(List<Entry> entries) {
    List<@Nullable Object> params = new ArrayList<>();
    for (Entry entry : entries) {
      Entry.Link link = entry.link();
      Collections.addAll(
          params,
          entry.accountId(),
          entry.seq(),
          entry.transferNo(),
          entry.leg(),
          entry.type().name(),
          entry.bucket().name(),
          entry.amount().fen(),
          link == null ? null : link.availableAfter().fen(),
          link == null ? null : link.frozenAfter().fen(),
          link == null ? null : link.previous().bytes(),
          link == null ? null : link.hash().bytes(),
          Times.column(entry.createdAt()));
    }
    jdbc.sql(
            """
            INSERT INTO wallet_entry
              (account_id, seq, transfer_id, leg, type, bucket, amount, available_after,
               frozen_after, prev_hash, hash, created_at)
            VALUES
            """
                + Rows.placeholders(entries.size(), 12))
        .params(params)
        .update();
  }
}
