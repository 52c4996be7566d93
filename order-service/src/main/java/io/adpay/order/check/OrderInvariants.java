package io.adpay.order.check;

import io.adpay.common.check.Invariant;
import io.adpay.common.check.SqlInvariant;
import java.util.List;

/** What always holds of orders, whatever fails. */
final class OrderInvariants {

  private static final String PAID = "('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')";

  private OrderInvariants() {}

  static List<Invariant> all(OrderCheckProperties bounds) {
    return List.of(
        ordersHaveTheirDetails(),
        detailsHaveTheirOrders(),
        paymentsHaveTheirOrders(),
        statusesAreKnown(),
        rowsLieInTheirTables(),
        numbersCarryTheirGenes(),
        paidOrdersNameTheirPayment(),
        creditedPaymentsAreNamed(),
        successesAreJudged(),
        onlyPaidOrdersAreCredited(),
        refundsFitTheStatus(),
        onlyCreditedOrdersAreRefunded(),
        paidOrdersAreCreditedInTime(bounds),
        expiredOrdersAreClosedInTime(bounds));
  }

  private static Invariant ordersHaveTheirDetails() {
    return invariant(
        "orders_have_their_details",
        """
        SELECT CONCAT('order ', o.order_no, ' has no detail of its uid')
          FROM t_order_{n} o
          LEFT JOIN t_order_detail_{n} d ON d.order_no = o.order_no AND d.merchant_uid = o.merchant_uid
         WHERE d.order_no IS NULL
        """);
  }

  private static Invariant detailsHaveTheirOrders() {
    return invariant(
        "details_have_their_orders",
        """
        SELECT CONCAT('detail ', d.order_no, ' has no order')
          FROM t_order_detail_{n} d
          LEFT JOIN t_order_{n} o ON o.order_no = d.order_no
         WHERE o.order_no IS NULL
        """);
  }

  private static Invariant paymentsHaveTheirOrders() {
    return invariant(
        "payments_have_their_orders",
        """
        SELECT CONCAT('payment ', p.payment_no, ' has no order of its uid')
          FROM t_order_payment_{n} p
          LEFT JOIN t_order_{n} o ON o.order_no = p.order_no AND o.merchant_uid = p.merchant_uid
         WHERE o.order_no IS NULL OR o.status = 'CREATED'
        """);
  }

  private static Invariant statusesAreKnown() {
    return invariant(
        "statuses_are_known",
        """
        SELECT CONCAT('order ', order_no, ' is ', status)
          FROM t_order_{n}
         WHERE status NOT IN
               ('CREATED', 'PAYING', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CLOSED')
        UNION ALL
        SELECT CONCAT('payment ', payment_no, ' is ', state)
          FROM t_order_payment_{n}
         WHERE state NOT IN ('OPEN', 'SUCCEEDED', 'FAILED', 'CLOSED')
        """);
  }

  private static Invariant rowsLieInTheirTables() {
    return invariant(
        "rows_lie_in_their_tables",
        """
        SELECT CONCAT('order ', order_no, ' lies in table {n}')
          FROM t_order_{n} WHERE CRC32(merchant_uid) & 3 <> {n}
        UNION ALL
        SELECT CONCAT('detail ', order_no, ' lies in table {n}')
          FROM t_order_detail_{n} WHERE CRC32(merchant_uid) & 3 <> {n}
        UNION ALL
        SELECT CONCAT('payment ', payment_no, ' lies in table {n}')
          FROM t_order_payment_{n} WHERE CRC32(merchant_uid) & 3 <> {n}
        """);
  }

  private static Invariant numbersCarryTheirGenes() {
    return invariant(
        "numbers_carry_their_genes",
        """
        SELECT CONCAT('order ', order_no, ' does not carry the gene of the uid ', merchant_uid)
          FROM t_order_{n} WHERE order_no & 63 <> CRC32(merchant_uid) & 63
        UNION ALL
        SELECT CONCAT('payment ', payment_no, ' does not carry the gene of the uid ', merchant_uid)
          FROM t_order_payment_{n} WHERE payment_no & 63 <> CRC32(merchant_uid) & 63
        """);
  }

  private static Invariant paidOrdersNameTheirPayment() {
    return invariant(
        "paid_orders_name_their_payment",
        """
        SELECT CONCAT('order ', o.order_no, ' is paid by nothing that brought its amount')
          FROM t_order_{n} o
          LEFT JOIN t_order_detail_{n} d ON d.order_no = o.order_no
          LEFT JOIN t_order_payment_{n} p
                 ON p.payment_no = o.credited_payment_no AND p.order_no = o.order_no
                AND p.state = 'SUCCEEDED' AND p.disposition = 'CREDITED'
                AND p.received_fen = d.amount_fen
         WHERE o.status IN %s AND (p.payment_no IS NULL OR d.paid_at IS NULL)
        """
            .formatted(PAID));
  }

  /** With the one before: a paid order has exactly one payment that was credited. */
  private static Invariant creditedPaymentsAreNamed() {
    return invariant(
        "credited_payments_are_named",
        """
        SELECT CONCAT('payment ', p.payment_no, ' is credited and its order names another')
          FROM t_order_payment_{n} p
          LEFT JOIN t_order_{n} o
                 ON o.order_no = p.order_no AND o.credited_payment_no = p.payment_no
                AND o.status IN %s
         WHERE p.disposition = 'CREDITED' AND o.order_no IS NULL
        """
            .formatted(PAID));
  }

  private static Invariant successesAreJudged() {
    return invariant(
        "successes_are_judged",
        """
        SELECT CONCAT('payment ', payment_no, ' is ', state, ' and judged ',
                      COALESCE(disposition, 'never'))
          FROM t_order_payment_{n}
         WHERE (state = 'SUCCEEDED') <> (disposition IS NOT NULL)
            OR (state = 'SUCCEEDED') <> (received_fen IS NOT NULL)
        """);
  }

  private static Invariant onlyPaidOrdersAreCredited() {
    return invariant(
        "only_paid_orders_are_credited",
        """
        SELECT CONCAT('order ', o.order_no, ' is ', o.status, ' and carries the marks of a paid one')
          FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
         WHERE o.status NOT IN %s
           AND (d.paid_at IS NOT NULL OR d.credited_at IS NOT NULL
                OR o.credited_payment_no IS NOT NULL)
        """
            .formatted(PAID));
  }

  private static Invariant refundsFitTheStatus() {
    return invariant(
        "refunds_fit_the_status",
        """
        SELECT CONCAT('order ', o.order_no, ' is ', o.status, ' with ', o.refunded_fen, ' of ',
                      d.amount_fen, ' fen refunded')
          FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
         WHERE NOT CASE o.status
                     WHEN 'PARTIALLY_REFUNDED'
                       THEN o.refunded_fen > 0 AND o.refunded_fen < d.amount_fen
                     WHEN 'REFUNDED' THEN o.refunded_fen = d.amount_fen
                     ELSE o.refunded_fen = 0
                   END
        """);
  }

  private static Invariant onlyCreditedOrdersAreRefunded() {
    return invariant(
        "only_credited_orders_are_refunded",
        """
        SELECT CONCAT('order ', o.order_no, ' is ', o.status, ' and was never credited')
          FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
         WHERE o.status IN ('PARTIALLY_REFUNDED', 'REFUNDED') AND d.credited_at IS NULL
        """);
  }

  private static Invariant paidOrdersAreCreditedInTime(OrderCheckProperties bounds) {
    return invariant(
        "paid_orders_are_credited_in_time",
        """
        SELECT CONCAT('order ', o.order_no, ' was paid by ', o.changed_at, ' and is not credited')
          FROM t_order_{n} o JOIN t_order_detail_{n} d ON d.order_no = o.order_no
         WHERE o.status = 'PAID' AND d.credited_at IS NULL
           AND o.changed_at < TIMESTAMPADD(SECOND, -%d, UTC_TIMESTAMP(3))
        """
            .formatted(bounds.creditBound().toSeconds()));
  }

  private static Invariant expiredOrdersAreClosedInTime(OrderCheckProperties bounds) {
    return invariant(
        "expired_orders_are_closed_in_time",
        """
        SELECT CONCAT('order ', order_no, ' expired at ', expires_at, ' and is ', status)
          FROM t_order_{n}
         WHERE status IN ('CREATED', 'PAYING')
           AND expires_at < TIMESTAMPADD(SECOND, -%d, UTC_TIMESTAMP(3))
        """
            .formatted(bounds.expiryBound().toSeconds()));
  }

  private static Invariant invariant(String name, String breaches) {
    return new SqlInvariant(name, OrderTables.all(breaches));
  }
}
