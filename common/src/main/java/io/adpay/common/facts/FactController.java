package io.adpay.common.facts;

import io.adpay.common.contract.operations.DigestBucket;
import io.adpay.common.contract.operations.Fact;
import io.adpay.common.contract.operations.FactState;
import io.adpay.common.ordernumber.BusinessNumbers;
import io.adpay.common.outbox.Outbox;
import io.adpay.common.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a service's facts can be compared with those of the others. */
@RestController
@RequestMapping("/internal/check/facts/{book}")
final class FactController {

  private static final int WIDEST_SHIFT = 63;
  private static final int MOST = 10_000;

  private final Map<String, FactBook> books;
  private final Outbox outbox;

  FactController(List<FactBook> books, Outbox outbox) {
    this.books = books.stream().collect(Collectors.toMap(FactBook::name, Function.identity()));
    this.outbox = outbox;
  }

  @GetMapping("/digest")
  List<DigestBucket> digest(
      @PathVariable String book,
      @RequestParam int shift,
      @RequestParam long from,
      @RequestParam long to) {
    if (shift < 0 || shift > WIDEST_SHIFT) {
      throw Problem.invalid("shift", "is from 0 to " + WIDEST_SHIFT);
    }
    return named(book).digest(shift, atLeastZero("from", from), atLeastZero("to", to));
  }

  @GetMapping
  List<Fact> facts(@PathVariable String book, @RequestParam long from, @RequestParam long to) {
    List<Fact> found =
        named(book).facts(atLeastZero("from", from), atLeastZero("to", to), MOST + 1);
    if (found.size() > MOST) {
      throw Problem.invalid("to", "leaves more than " + MOST + " facts in the range");
    }
    return found;
  }

  /** The fact is read first: what makes one afterwards still finds its message on its way. */
  @GetMapping("/{no}")
  FactState state(@PathVariable String book, @PathVariable String no) {
    long number = BusinessNumbers.inPath(no);
    Optional<Fact> fact = named(book).facts(number, number + 1, 1).stream().findFirst();
    return new FactState(fact.orElse(null), outbox.isInFlight(number));
  }

  private FactBook named(String book) {
    FactBook named = books.get(book);
    if (named == null) {
      throw Problem.notFound();
    }
    return named;
  }

  private static long atLeastZero(String name, long number) {
    if (number < 0) {
      throw Problem.invalid(name, "is not negative");
    }
    return number;
  }
}
