package io.adpay.gateway.ops;

import io.adpay.common.servicecall.ServiceCalls;
import io.adpay.common.servicecall.SuiteService;
import java.util.List;
import java.util.Locale;

/** The facts about money that several services must tell alike. */
enum SharedFacts {
  /** A paid order, its credited payment, its recharge; by order number. */
  RECHARGES;

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
    };
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
