package io.adpay.gateway.ops;

import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Locale;

/** The facts about money that several services must tell alike. */
enum SharedFacts {
  /** A paid order, its credited payment, its recharge; by order number. */
  RECHARGES,
  /** A refund that a merchant asked for and that was done; by refund number. */
  REFUNDS,
  /** One that the channel refused, so that its hold was given back; by refund number. */
  REFUNDS_GIVEN_BACK,
  /** How much of an order has gone back in all; by order number. */
  REFUNDED_TOTALS,
  /** A payment that paid nothing; by payment number. */
  SURPLUSES,
  /** The same money, back at its buyer; by refund number. */
  SURPLUS_REFUNDS,
  /** What a channel has paid out; by withdrawal number. */
  PAYOUTS,
  /** A withdrawal that was paid, and what was frozen for it is spent; by withdrawal number. */
  WITHDRAWALS_PAID,
  /** One that was not, and what was frozen for it is given back; by withdrawal number. */
  WITHDRAWALS_ENDED;

  /** The name of the check that they agree. */
  String check() {
    return word() + "_agree";
  }

  /** What each of the services tells. */
  List<Book> books(ServiceCalls calls) {
    return tellers().stream().<Book>map(teller -> new RemoteBook(teller, word(), calls)).toList();
  }

  private List<SuiteService> tellers() {
    return switch (this) {
      case RECHARGES -> List.of(SuiteService.ORDER, SuiteService.PAYMENT, SuiteService.WALLET);
      case REFUNDS, REFUNDS_GIVEN_BACK, SURPLUSES, SURPLUS_REFUNDS ->
          List.of(SuiteService.PAYMENT, SuiteService.WALLET);
      case REFUNDED_TOTALS -> List.of(SuiteService.ORDER, SuiteService.PAYMENT);
      case PAYOUTS -> List.of(SuiteService.PAYMENT, SuiteService.WITHDRAW);
      case WITHDRAWALS_PAID, WITHDRAWALS_ENDED ->
          List.of(SuiteService.WITHDRAW, SuiteService.WALLET);
    };
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
