package io.adpay.chaos.judge;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gathers all that is known of a number over all services: of an order's, with its payments, their
 * refunds and whatever the ledger, the channels and the clients say of any of them.
 */
final class Dossier {

  private static final TypeReference<Map<String, Object>> PLAIN = new TypeReference<>() {};
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_.:-]{4,64}");
  private static final int MOST_ROWS = 200;

  /** A uid is shorter, and in too many payloads by chance. */
  private static final int SHORTEST_NUMBER = 10;

  private final Case books;
  private final Map<String, List<Call>> callsByNumber = new HashMap<>();

  Dossier(Case books) {
    this.books = books;
    books.books().calls().forEach(this::index);
  }

  /** The calls are found by every word of what was sent and told that might be a number. */
  private void index(Call call) {
    Set<String> words = new LinkedHashSet<>();
    Stream.of(call.subject(), call.key(), call.request().toString(), call.body().toString())
        .flatMap(text -> NUMBER.matcher(text).results())
        .forEach(match -> words.add(match.group()));
    words.forEach(word -> callsByNumber.computeIfAbsent(word, _ -> new ArrayList<>()).add(call));
  }

  /** All that is known of it, as plain maps, lists and texts. */
  Map<String, Object> of(String number) {
    Set<String> numbers = related(number);
    Map<String, Object> known = new LinkedHashMap<>();
    Books all = books.books();
    put(known, "orders", all.orders().orders().stream(), o -> numbers.contains(o.orderNo()));
    put(known, "attempts", all.orders().attempts().stream(), a -> numbers.contains(a.paymentNo()));
    put(
        known,
        "payments",
        all.payments().payments().stream(),
        payment -> numbers.contains(payment.paymentNo()));
    put(
        known,
        "refunds",
        all.payments().refunds().stream(),
        refund -> numbers.contains(refund.refundNo()));
    put(
        known,
        "notices",
        all.payments().notices().stream(),
        notice ->
            Stream.of(notice.outTradeNo(), notice.outRefundNo(), notice.outPayoutNo())
                .anyMatch(numbers::contains));
    put(
        known,
        "deadLetters",
        all.payments().deadLetters().stream(),
        letter -> numbers.contains(letter.task()));
    put(
        known,
        "withdrawals",
        all.withdrawals().withdrawals().stream(),
        each -> numbers.contains(each.withdrawalNo()));
    put(
        known,
        "reviews",
        all.withdrawals().reviews().stream(),
        review -> numbers.contains(review.withdrawalNo()));
    put(
        known,
        "payouts",
        all.payments().payouts().stream(),
        payout -> numbers.contains(payout.withdrawalNo()));
    put(
        known,
        "facts",
        all.facts(),
        fact ->
            numbers.contains(fact.businessKey())
                || numbers.stream()
                    .filter(each -> each.length() >= SHORTEST_NUMBER)
                    .anyMatch(each -> fact.payload().contains(each)));
    ledger(known, numbers);
    channels(known, numbers);
    known.put("calls", calls(numbers));
    return known;
  }

  private Set<String> related(String number) {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(number);
    books.refund(number).ifPresent(refund -> numbers.add(refund.orderNo()));
    books.payment(number).ifPresent(payment -> numbers.add(payment.orderNo()));
    for (String each : List.copyOf(numbers)) {
      books.paymentsOf(each).forEach(payment -> numbers.add(payment.paymentNo()));
    }
    for (String each : List.copyOf(numbers)) {
      books.refundsOf(each).forEach(refund -> numbers.add(refund.refundNo()));
    }
    return numbers;
  }

  private void ledger(Map<String, Object> known, Set<String> numbers) {
    Ledger ledger = books.ledger();
    List<WalletBook.Transfer> transfers =
        numbers.stream().flatMap(number -> ledger.under(number).stream()).toList();
    put(known, "transfers", transfers.stream(), _ -> true);
    put(
        known,
        "entries",
        transfers.stream().flatMap(transfer -> ledger.entriesOf(transfer).stream()),
        _ -> true);
    put(
        known,
        "holds",
        transfers.stream().map(transfer -> ledger.hold(transfer.id())),
        hold -> hold != null);
    put(
        known,
        "wallets",
        ledger.wallets(),
        wallet -> numbers.contains(Long.toString(wallet.uid())));
  }

  private void channels(Map<String, Object> known, Set<String> numbers) {
    for (ChannelBook channel : books.books().channels()) {
      String at = channel.channel();
      put(
          known,
          at + " trades",
          channel.trades().stream(),
          trade -> numbers.contains(trade.outTradeNo()));
      put(
          known,
          at + " refunds",
          channel.refunds().stream(),
          refund ->
              numbers.contains(refund.outRefundNo()) || numbers.contains(refund.outTradeNo()));
      put(
          known,
          at + " transfers",
          channel.transfers().stream(),
          transfer -> numbers.contains(transfer.outBizNo()));
    }
  }

  private List<Map<String, Object>> calls(Set<String> numbers) {
    return numbers.stream()
        .flatMap(number -> callsByNumber.getOrDefault(number, List.of()).stream())
        .distinct()
        .limit(MOST_ROWS)
        .map(Dossier::plain)
        .toList();
  }

  private static Map<String, Object> plain(Call call) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("client", call.client());
    plain.put("kind", call.kind().name());
    plain.put("key", call.key());
    plain.put("subject", call.subject());
    plain.put("request", call.request().toString());
    plain.put("begunAt", call.begunAt().toString());
    plain.put("took", call.took().toString());
    plain.put(
        "told",
        switch (call.told()) {
          case Told.Answer(int status, var body) -> status + " " + body;
          case Told.Nothing(String why) -> "nothing: " + why;
        });
    return plain;
  }

  /** Nothing is said where there is nothing. */
  private static <T> void put(
      Map<String, Object> known, String name, Stream<T> rows, Predicate<T> fits) {
    List<Map<String, Object>> plain =
        rows.filter(fits).limit(MOST_ROWS).map(row -> JSON.convertValue(row, PLAIN)).toList();
    if (!plain.isEmpty()) {
      known.put(name, plain);
    }
  }
}
