package io.adpay.chaos.judge;

import static io.adpay.chaos.judge.Snapshot.longOrNull;
import static io.adpay.chaos.judge.Snapshot.text;
import static io.adpay.chaos.judge.Snapshot.time;
import static io.adpay.chaos.judge.Snapshot.timeOrNull;

import io.adpay.chaos.judge.OrderBook.Attempt;
import io.adpay.chaos.judge.OrderBook.Order;
import io.adpay.chaos.judge.PaymentBook.DeadLetter;
import io.adpay.chaos.judge.PaymentBook.Notice;
import io.adpay.chaos.judge.PaymentBook.Payment;
import io.adpay.chaos.judge.PaymentBook.Payout;
import io.adpay.chaos.judge.PaymentBook.Refund;
import io.adpay.chaos.judge.WalletBook.Account;
import io.adpay.chaos.judge.WalletBook.Entry;
import io.adpay.chaos.judge.WalletBook.Hold;
import io.adpay.chaos.judge.WalletBook.Transfer;
import io.adpay.chaos.judge.WithdrawalBook.Review;
import io.adpay.chaos.judge.WithdrawalBook.Withdrawal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the services' schemas, each at one moment, on MariaDB and on MySQL. */
final class DatabaseReader {

  /** How much of the books is wanted. */
  enum Extent {
    ALL,
    /** Only what is under way, and what tells whether it may be. */
    OPEN;

    String where(String condition) {
      return this == ALL ? "" : " WHERE " + condition;
    }
  }

  /** Reads a book from a snapshot. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(Snapshot snapshot) throws SQLException;
  }

  private final Databases databases;

  DatabaseReader(Databases databases) {
    this.databases = databases;
  }

  private <T> T read(String url, Reader<T> reader) {
    try (Snapshot snapshot = new Snapshot(url, databases.user(), databases.password())) {
      return reader.read(snapshot);
    } catch (SQLException | IllegalArgumentException e) {
      throw new BookUnreadableException(url, e);
    }
  }

  /** The time by the databases' clock. */
  Instant now() {
    return read(
        databases.paymentUrl(),
        snapshot ->
            snapshot
                .all("SELECT UTC_TIMESTAMP(3) AS now_utc", row -> time(row, "now_utc"))
                .getFirst());
  }

  OrderBook orders(Extent extent) {
    return read(
        databases.orderUrl(),
        snapshot -> {
          List<Order> orders = new ArrayList<>();
          List<Attempt> attempts = new ArrayList<>();
          for (int table = 0; table < Databases.ORDER_TABLES; table++) {
            orders.addAll(
                snapshot.all(
                    """
                    SELECT o.*, d.amount_fen, d.subject, d.created_at, d.paid_at, d.credited_at
                      FROM t_order_%1$d o JOIN t_order_detail_%1$d d ON d.order_no = o.order_no
                    """
                            .formatted(table)
                        + extent.where(
                            "o.status IN ('CREATED', 'PAYING')"
                                + " OR (o.status <> 'CLOSED' AND d.credited_at IS NULL)"),
                    DatabaseReader::order));
            if (extent == Extent.ALL) {
              attempts.addAll(
                  snapshot.all("SELECT * FROM t_order_payment_" + table, DatabaseReader::attempt));
            }
          }
          return new OrderBook(orders, attempts, tables("order-service", snapshot, extent, true));
        });
  }

  PaymentBook payments(Extent extent) {
    return read(
        databases.paymentUrl(),
        snapshot ->
            new PaymentBook(
                snapshot.all(
                    "SELECT * FROM payment"
                        + extent.where("status <> 'SUCCEEDED' OR disposition IS NULL"),
                    DatabaseReader::payment),
                snapshot.all("SELECT * FROM refund", DatabaseReader::refund),
                snapshot.all("SELECT * FROM payout", DatabaseReader::payout),
                snapshot.all(
                    """
                    SELECT id, channel, kind, out_trade_no, out_refund_no, out_payout_no, amount,
                           received_at, processed_at, outcome
                      FROM channel_notice
                    """
                        + extent.where("processed_at IS NULL"),
                    DatabaseReader::notice),
                snapshot.all("SELECT * FROM dead_letter", DatabaseReader::letter),
                tables("payment-service", snapshot, extent, true)));
  }

  WalletBook wallet(Extent extent) {
    String open = "settled + released < amount";
    return read(
        databases.walletUrl(),
        snapshot ->
            new WalletBook(
                snapshot.all("SELECT * FROM wallet_account", DatabaseReader::account),
                snapshot.all(
                    "SELECT * FROM wallet_transfer"
                        + extent.where("id IN (SELECT id FROM wallet_hold WHERE " + open + ")"),
                    DatabaseReader::transfer),
                snapshot.all(
                    """
                    SELECT account_id, seq, transfer_id, leg, type, bucket, amount, available_after,
                           frozen_after
                      FROM wallet_entry
                    """
                        + extent.where("1 = 0"),
                    DatabaseReader::entry),
                snapshot.all(
                    "SELECT * FROM wallet_hold" + extent.where(open), DatabaseReader::hold),
                tables("wallet-service", snapshot, extent, false)));
  }

  WithdrawalBook withdrawals(Extent extent) {
    return read(
        databases.withdrawUrl(),
        snapshot ->
            new WithdrawalBook(
                snapshot.all(
                    "SELECT * FROM withdrawal"
                        + extent.where(
                            "stage IN ('FREEZING', 'PENDING_REVIEW', 'APPROVED', 'PAYING')"),
                    DatabaseReader::withdrawal),
                snapshot.all(
                    "SELECT * FROM withdrawal_review" + extent.where("1 = 0"),
                    DatabaseReader::review),
                tables("withdraw-service", snapshot, extent, true)));
  }

  /** Of the keys only those without an answer are of interest: the answers are the journal's. */
  private static ServiceTables tables(
      String service, Snapshot snapshot, Extent extent, boolean withKeys) throws SQLException {
    return new ServiceTables(
        snapshot.all(
            "SELECT * FROM outbox" + extent.where("delivered_at IS NULL"),
            row -> fact(service, row)),
        withKeys
            ? snapshot.all(
                "SELECT * FROM idempotent_request WHERE response_status IS NULL",
                row -> key(service, row))
            : List.of());
  }

  private static Order order(ResultSet row) throws SQLException {
    return new Order(
        text(row, "order_no"),
        row.getLong("merchant_uid"),
        OrderBook.Status.valueOf(text(row, "status")),
        row.getLong("amount_fen"),
        text(row, "subject"),
        row.getLong("refunded_fen"),
        row.getString("credited_payment_no"),
        time(row, "created_at"),
        time(row, "expires_at"),
        time(row, "changed_at"),
        timeOrNull(row, "paid_at"),
        timeOrNull(row, "credited_at"));
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        text(row, "payment_no"),
        text(row, "order_no"),
        row.getLong("merchant_uid"),
        text(row, "channel"),
        text(row, "method"),
        text(row, "state"),
        row.getString("disposition"),
        longOrNull(row, "received_fen"),
        row.getString("channel_trade_no"));
  }

  private static Payment payment(ResultSet row) throws SQLException {
    return new Payment(
        text(row, "payment_no"),
        text(row, "order_no"),
        row.getLong("uid"),
        text(row, "channel"),
        text(row, "method"),
        row.getLong("amount"),
        PaymentBook.PaymentStatus.valueOf(text(row, "status")),
        row.getString("disposition"),
        row.getString("failure_code"),
        longOrNull(row, "received_amount"),
        row.getString("channel_trade_no"),
        row.getInt("attempts"),
        time(row, "created_at"),
        time(row, "expires_at"),
        time(row, "changed_at"));
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        text(row, "refund_no"),
        text(row, "order_no"),
        text(row, "payment_no"),
        row.getLong("uid"),
        text(row, "channel"),
        row.getString("surplus_of") != null,
        row.getLong("amount"),
        PaymentBook.RefundStage.valueOf(text(row, "stage")),
        row.getString("failure_code"),
        time(row, "created_at"),
        time(row, "changed_at"));
  }

  private static Payout payout(ResultSet row) throws SQLException {
    return new Payout(
        text(row, "withdrawal_no"),
        row.getLong("uid"),
        text(row, "channel"),
        row.getLong("amount"),
        PaymentBook.PayoutStatus.valueOf(text(row, "status")),
        row.getString("channel_transfer_no"),
        row.getString("failure_code"),
        time(row, "changed_at"));
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getLong("id"),
        text(row, "channel"),
        text(row, "kind"),
        row.getString("out_trade_no"),
        row.getString("out_refund_no"),
        row.getString("out_payout_no"),
        longOrNull(row, "amount"),
        time(row, "received_at"),
        timeOrNull(row, "processed_at"),
        row.getString("outcome"));
  }

  private static DeadLetter letter(ResultSet row) throws SQLException {
    return new DeadLetter(
        text(row, "queue"),
        text(row, "task"),
        row.getInt("tries"),
        time(row, "created_at"),
        timeOrNull(row, "resolved_at"));
  }

  private static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getLong("id"),
        row.getLong("owner_uid"),
        text(row, "kind"),
        row.getBoolean("append_only"),
        row.getLong("available"),
        row.getLong("frozen"),
        row.getLong("floor_fen"),
        row.getLong("version"));
  }

  private static Transfer transfer(ResultSet row) throws SQLException {
    return new Transfer(
        text(row, "id"),
        text(row, "biz_type"),
        text(row, "biz_no"),
        row.getLong("amount"),
        row.getString("hold_id"),
        row.getString("hold_step"),
        row.getString("reverses_id"),
        text(row, "result"),
        row.getString("reason"),
        time(row, "created_at"));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getLong("account_id"),
        row.getLong("seq"),
        text(row, "transfer_id"),
        row.getInt("leg"),
        text(row, "type"),
        text(row, "bucket"),
        row.getLong("amount"),
        longOrNull(row, "available_after"),
        longOrNull(row, "frozen_after"));
  }

  private static Hold hold(ResultSet row) throws SQLException {
    return new Hold(
        text(row, "id"),
        row.getLong("account_id"),
        row.getLong("amount"),
        row.getLong("settled"),
        row.getLong("released"));
  }

  private static Withdrawal withdrawal(ResultSet row) throws SQLException {
    return new Withdrawal(
        text(row, "withdrawal_no"),
        row.getLong("uid"),
        row.getLong("amount"),
        row.getLong("fee"),
        row.getLong("payout_amount"),
        text(row, "channel"),
        text(row, "payee_account"),
        WithdrawalBook.Stage.valueOf(text(row, "stage")),
        row.getString("failure_code"),
        row.getString("channel_transfer_no"),
        time(row, "created_at"),
        time(row, "changed_at"));
  }

  private static Review review(ResultSet row) throws SQLException {
    return new Review(
        text(row, "withdrawal_no"),
        text(row, "operator"),
        text(row, "decision"),
        time(row, "decided_at"));
  }

  private static ServiceTables.Fact fact(String service, ResultSet row) throws SQLException {
    return new ServiceTables.Fact(
        service,
        row.getLong("id"),
        text(row, "destination"),
        text(row, "type"),
        text(row, "business_key"),
        text(row, "payload"),
        time(row, "created_at"),
        row.getInt("attempts"),
        timeOrNull(row, "delivered_at"),
        timeOrNull(row, "parked_at"),
        row.getString("last_error"));
  }

  private static ServiceTables.Key key(String service, ResultSet row) throws SQLException {
    return new ServiceTables.Key(
        service, row.getString("resource_no"), time(row, "created_at"), time(row, "claimed_until"));
  }
}
