package io.adpay.chaos.judge;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.judge.WalletBook.Account;
import io.adpay.chaos.judge.WalletBook.Entry;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The wallet's book, found by what is asked for. */
final class Ledger {

  static final String COMMISSION = "COMMISSION";
  static final String SUSPENSE = "SUSPENSE";
  private static final String CLEARING = "CLEARING_";

  private final WalletBook book;
  private final Map<Long, Account> accounts = new HashMap<>();
  private final Map<Long, Account> wallets = new HashMap<>();
  private final Map<String, Transfer> transfers = new HashMap<>();
  private final Map<String, List<Transfer>> byBusiness;
  private final Map<String, List<Transfer>> byBusinessNo;
  private final Map<String, List<Entry>> byTransfer;
  private final Map<Long, List<Entry>> byAccount;
  private final Map<String, Hold> holds = new HashMap<>();

  Ledger(WalletBook book) {
    this.book = book;
    book.accounts().forEach(account -> accounts.put(account.id(), account));
    book.accounts().stream()
        .filter(account -> !account.appendOnly())
        .forEach(account -> wallets.put(account.uid(), account));
    book.transfers().forEach(transfer -> transfers.put(transfer.id(), transfer));
    byBusiness =
        book.transfers().stream()
            .collect(groupingBy(each -> key(each.businessType(), each.businessNo())));
    byBusinessNo = book.transfers().stream().collect(groupingBy(Transfer::businessNo));
    byTransfer = book.entries().stream().collect(groupingBy(Entry::transferId));
    byAccount = book.entries().stream().collect(groupingBy(Entry::accountId));
    book.holds().forEach(hold -> holds.put(hold.id(), hold));
  }

  private static String key(String businessType, String businessNo) {
    return businessType + " " + businessNo;
  }

  WalletBook book() {
    return book;
  }

  @Nullable Account account(long id) {
    return accounts.get(id);
  }

  Optional<Account> wallet(long uid) {
    return Optional.ofNullable(wallets.get(uid));
  }

  Stream<Account> wallets() {
    return wallets.values().stream();
  }

  @Nullable Transfer transfer(String id) {
    return transfers.get(id);
  }

  @Nullable Hold hold(String id) {
    return holds.get(id);
  }

  /** The posted transfers of one business: one at most, if all is well. */
  List<Transfer> posted(String businessType, String businessNo) {
    return byBusiness.getOrDefault(key(businessType, businessNo), List.of()).stream()
        .filter(Transfer::posted)
        .toList();
  }

  /** The posted transfers of one kind of business. */
  Stream<Transfer> posted(String businessType) {
    return book.transfers().stream()
        .filter(each -> each.posted() && each.businessType().equals(businessType));
  }

  /** All transfers under a number, posted or rejected. */
  List<Transfer> under(String businessNo) {
    return byBusinessNo.getOrDefault(businessNo, List.of());
  }

  List<Entry> entriesOf(Transfer transfer) {
    return byTransfer.getOrDefault(transfer.id(), List.of());
  }

  /** An account's entries, in the order in which they are stored. */
  List<Entry> entriesOf(Account account) {
    return byAccount.getOrDefault(account.id(), List.of());
  }

  /** What a transfer moved, by place; places without a change are left out. */
  Map<String, Long> moves(Transfer transfer) {
    Map<String, Long> moves = new TreeMap<>();
    entriesOf(transfer).forEach(entry -> moves.merge(place(entry), entry.fen(), Long::sum));
    moves.values().removeIf(fen -> fen == 0);
    return moves;
  }

  private String place(Entry entry) {
    Account account = accounts.get(entry.accountId());
    if (account == null) {
      return "account " + entry.accountId();
    }
    return account.appendOnly() ? account.kind() : place(account.uid(), entry.bucket());
  }

  private static String place(long uid, String bucket) {
    return "wallet " + uid + " " + bucket;
  }

  static String available(long uid) {
    return place(uid, "AVAILABLE");
  }

  static String frozen(long uid) {
    return place(uid, "FROZEN");
  }

  static String clearing(String channel) {
    return CLEARING + channel;
  }

  /** How much a place should have got by a transfer, or lost. */
  record Leg(String place, long fen) {}

  /** What a transfer should have moved; nothing of nothing. */
  static Map<String, Long> moves(Leg... legs) {
    Map<String, Long> moves = new TreeMap<>();
    for (Leg leg : legs) {
      moves.merge(leg.place(), leg.fen(), Long::sum);
    }
    moves.values().removeIf(fen -> fen == 0);
    return moves;
  }

  /** What a transfer should have moved that has no more than two ends. */
  static Map<String, Long> moves(String from, String to, long fen) {
    return moves(new Leg(from, -fen), new Leg(to, fen));
  }
}
