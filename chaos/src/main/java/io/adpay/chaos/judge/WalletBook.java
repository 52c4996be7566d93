package io.adpay.chaos.judge;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What wallet-service has written down: the ledger. */
record WalletBook(
    List<Account> accounts,
    List<Transfer> transfers,
    List<Entry> entries,
    List<Hold> holds,
    ServiceTables tables) {

  /** An owner's wallet, or an account of the platform's, which has no balance of its own. */
  record Account(
      long id,
      long uid,
      String kind,
      boolean appendOnly,
      long available,
      long frozen,
      long floor,
      long version) {}

  /** What was asked of the ledger, and what it said. */
  record Transfer(
      String id,
      String businessType,
      String businessNo,
      long fen,
      @Nullable String holdId,
      @Nullable String holdStep,
      @Nullable String reversesId,
      String result,
      @Nullable String reason,
      Instant createdAt) {

    boolean posted() {
      return result.equals("POSTED");
    }
  }

  /** A change of a bucket. */
  record Entry(
      long accountId,
      long seq,
      String transferId,
      int leg,
      String type,
      String bucket,
      long fen,
      @Nullable Long availableAfter,
      @Nullable Long frozenAfter) {

    boolean isFrozen() {
      return bucket.equals("FROZEN");
    }
  }

  /** Money that is set aside; its id is that of the transfer that opened it. */
  record Hold(String id, long accountId, long fen, long settled, long released) {

    long open() {
      return fen - settled - released;
    }
  }
}
