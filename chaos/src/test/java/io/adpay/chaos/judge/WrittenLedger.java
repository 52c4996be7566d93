package io.adpay.chaos.judge;

import io.adpay.chaos.judge.WalletBook.Account;
import io.adpay.chaos.judge.WalletBook.Entry;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A ledger that is written by hand, as the wallet would write it; and then spoiled. */
final class WrittenLedger {

  private static final List<String> PLATFORM =
      List.of("CLEARING_ALIPAY", "CLEARING_WECHAT", "SUSPENSE", "COMMISSION", "CHANNEL_FEES");
  private static final long FIRST_WALLET = 1_000;

  /** What a leg does: a place of the platform's, or a wallet's bucket, and the fen. */
  record Leg(@Nullable String platform, long uid, String bucket, long fen) {

    static Leg of(String platform, long fen) {
      return new Leg(platform, 0, "AVAILABLE", fen);
    }

    static Leg available(long uid, long fen) {
      return new Leg(null, uid, "AVAILABLE", fen);
    }

    static Leg frozen(long uid, long fen) {
      return new Leg(null, uid, "FROZEN", fen);
    }
  }

  final Map<Long, Account> accounts = new LinkedHashMap<>();
  final List<Transfer> transfers = new ArrayList<>();
  final List<Entry> entries = new ArrayList<>();
  final Map<String, Hold> holds = new LinkedHashMap<>();
  private final Map<Long, Long> walletIds = new LinkedHashMap<>();
  private long lastTransfer = 5_000_000_000_000_000_000L;

  WrittenLedger() {
    for (String kind : PLATFORM) {
      long id = accounts.size() + 1L;
      accounts.put(id, new Account(id, 0, kind, true, 0, 0, 0, 0));
    }
  }

  WalletBook book(ServiceTables tables) {
    return new WalletBook(
        List.copyOf(accounts.values()),
        List.copyOf(transfers),
        List.copyOf(entries),
        List.copyOf(holds.values()),
        tables);
  }

  String post(String type, String no, Leg... legs) {
    return write(type, no, null, null, "POSTED", legs);
  }

  String reject(String type, String no, Leg... legs) {
    return write(type, no, null, null, "REJECTED", legs);
  }

  /** Sets money aside. */
  void hold(String type, String no, long uid, long fen) {
    String id = Long.toString(lastTransfer + 1);
    write(type, no, id, "OPEN", "POSTED", Leg.available(uid, -fen), Leg.frozen(uid, fen));
    holds.put(no, new Hold(id, walletId(uid), fen, 0, 0));
  }

  /** Spends what was set aside. */
  void settle(String type, String no, long uid, long fen, Leg to) {
    String id = end(no, hold -> new Hold(hold.id(), hold.accountId(), hold.fen(), fen, 0));
    write(type, no, id, "SETTLE", "POSTED", Leg.frozen(uid, -fen), to);
  }

  /** Gives back what was set aside. */
  void release(String type, String no, long uid, long fen) {
    String id = end(no, hold -> new Hold(hold.id(), hold.accountId(), hold.fen(), 0, fen));
    write(type, no, id, "RELEASE", "POSTED", Leg.frozen(uid, -fen), Leg.available(uid, fen));
  }

  private String end(String no, UnaryOperator<Hold> change) {
    Hold ended = change.apply(holds.get(no));
    holds.put(no, ended);
    return ended.id();
  }

  void change(long uid, UnaryOperator<Account> change) {
    accounts.computeIfPresent(walletId(uid), (_, account) -> change.apply(account));
  }

  Account wallet(long uid) {
    return accounts.get(walletId(uid));
  }

  private long walletId(long uid) {
    return walletIds.computeIfAbsent(
        uid,
        _ -> {
          long id = FIRST_WALLET + walletIds.size();
          accounts.put(id, new Account(id, uid, "WALLET", false, 0, 0, 0, 0));
          return id;
        });
  }

  private String write(
      String type,
      String no,
      @Nullable String hold,
      @Nullable String step,
      String result,
      Leg... legs) {
    String id = Long.toString(++lastTransfer);
    long gained = 0;
    for (int i = 0; i < legs.length; i++) {
      gained += Math.max(legs[i].fen(), 0);
      if (legs[i].fen() != 0) {
        entries.add(entry(id, i, type, legs[i]));
      }
    }
    transfers.add(
        new Transfer(id, type, no, gained, hold, step, null, result, null, Instant.EPOCH));
    return id;
  }

  private Entry entry(String transfer, int index, String type, Leg leg) {
    if (leg.platform() != null) {
      long id = PLATFORM.indexOf(leg.platform()) + 1L;
      return new Entry(
          id, Long.parseLong(transfer), transfer, index, type, leg.bucket(), leg.fen(), null, null);
    }
    Account before = accounts.get(walletId(leg.uid()));
    boolean isFrozen = leg.bucket().equals("FROZEN");
    Account after =
        new Account(
            before.id(),
            before.uid(),
            before.kind(),
            false,
            before.available() + (isFrozen ? 0 : leg.fen()),
            before.frozen() + (isFrozen ? leg.fen() : 0),
            0,
            before.version() + 1);
    accounts.put(after.id(), after);
    return new Entry(
        after.id(),
        after.version(),
        transfer,
        index,
        type,
        leg.bucket(),
        leg.fen(),
        after.available(),
        after.frozen());
  }
}
