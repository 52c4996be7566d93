package io.adpay.sandbox.control;

import io.adpay.sandbox.account.Channel;
import io.adpay.sandbox.books.Books;
import io.adpay.sandbox.faults.Statistics;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures of the calls, and of the merchants' money. */
@RestController
class StatsControl {

  private final Statistics statistics;
  private final Books books;

  StatsControl(Statistics statistics, Books books) {
    this.statistics = statistics;
    this.books = books;
  }

  @GetMapping("/sandbox/stats")
  Map<Channel, Statistics.Figures> stats() {
    return statistics.figures();
  }

  /** What each merchant's account at its channel holds, and from what. */
  @GetMapping("/sandbox/balances")
  List<Books.Balance> balances() {
    return books.balances();
  }
}
