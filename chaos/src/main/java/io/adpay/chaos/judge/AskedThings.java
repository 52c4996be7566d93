package io.adpay.chaos.judge;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.Wish.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whatever is there was asked for, just so, and each wish was granted once at most. */
final class AskedThings implements RuleGroup {

  /** A thing that is there, and what a wish for it would have said. */
  private record Thing(String number, List<Object> wanted) {}

  @Override
  public void judge(Case books, Findings findings) {
    List<Wish> wishes = Wish.in(books.books().calls());
    wishes.forEach(wish -> contradictions(wish, findings));
    match(
        ofKind(wishes, CallKind.PLACE_ORDER),
        "orderNo",
        wish -> List.of(uid(wish), wish.fen(), wish.sentText("subject")),
        books.books().orders().orders().stream()
            .map(
                each -> new Thing(each.orderNo(), List.of(each.uid(), each.fen(), each.subject()))),
        findings);
    match(
        ofKind(wishes, CallKind.BEGIN_PAYMENT),
        "paymentNo",
        wish ->
            List.of(wish.subject(), wish.sentText("channel"), wish.sentText("method"), wish.fen()),
        books.books().payments().payments().stream()
            .filter(each -> !each.isTombstone())
            .map(
                each ->
                    new Thing(
                        each.paymentNo(),
                        List.of(each.orderNo(), each.channel(), each.method(), each.fen()))),
        findings);
    match(
        ofKind(wishes, CallKind.ASK_REFUND),
        "refundNo",
        wish -> List.of(wish.subject(), wish.fen()),
        books.books().payments().refunds().stream()
            .filter(each -> !each.surplus() && !each.stage().equals("REFUSED"))
            .map(each -> new Thing(each.refundNo(), List.of(each.orderNo(), each.fen()))),
        findings);
    match(
        ofKind(wishes, CallKind.WITHDRAW),
        "withdrawalNo",
        wish -> List.of(uid(wish), wish.fen(), wish.sentText("channel"), payee(wish)),
        books.books().withdrawals().withdrawals().stream()
            .filter(each -> !each.stage().equals("REFUSED"))
            .map(
                each ->
                    new Thing(
                        each.withdrawalNo(),
                        List.of(each.uid(), each.fen(), each.channel(), each.payee()))),
        findings);
  }

  private static List<Wish> ofKind(List<Wish> wishes, CallKind kind) {
    return wishes.stream().filter(wish -> wish.kind() == kind).toList();
  }

  private static Object uid(Wish wish) {
    return Sight.ownerOf(wish.client()).orElse(0);
  }

  private static String payee(Wish wish) {
    return wish.sent("payee").path("account").asString("");
  }

  private static void contradictions(Wish wish, Findings findings) {
    if (wish.contradictsItself()) {
      findings.add(
          Rule.ANSWERS_CONTRADICT,
          wish.subject().isEmpty() ? wish.key() : wish.subject(),
          "%s was told both that %s is done under the key %s and that it is not"
              .formatted(wish.client(), wish.kind(), wish.key()));
    }
  }

  private static void match(
      List<Wish> wishes,
      String field,
      Function<Wish, List<Object>> wanted,
      Stream<Thing> things,
      Findings findings) {
    Map<String, Wish> told = new HashMap<>();
    Map<List<Object>, List<Wish>> byContents = new HashMap<>();
    for (Wish wish : wishes) {
      Set<String> numbers = wish.numbers(field);
      if (numbers.size() > 1) {
        findings.add(
            Rule.DOUBLED_FOR_ONE_KEY,
            numbers.iterator().next(),
            "%s was told of %s under the one key %s".formatted(wish.client(), numbers, wish.key()));
      }
      for (String number : numbers) {
        Wish other = told.putIfAbsent(number, wish);
        if (other != null) {
          lost(number, wish, other, findings);
        }
      }
      byContents.computeIfAbsent(wanted.apply(wish), _ -> new ArrayList<>()).add(wish);
    }
    Map<List<Object>, Integer> granted = new HashMap<>();
    things.forEach(
        thing -> {
          Wish known = told.get(thing.number());
          if (known != null) {
            asWanted(thing, wanted.apply(known), known, findings);
            return;
          }
          List<Wish> alike = byContents.getOrDefault(thing.wanted(), List.of());
          int before = granted.merge(thing.wanted(), 1, Integer::sum) - 1;
          if (before >= count(alike, Outcome.UNKNOWN)) {
            unexplained(thing, alike, findings);
          }
        });
  }

  /** One thing can't be what two wishes were told of. */
  private static void lost(String number, Wish wish, Wish other, Findings findings) {
    findings.add(
        Rule.ACKNOWLEDGED_AND_MISSING,
        number,
        "%s was told of it under the key %s and %s under the key %s: one of the two is not there"
            .formatted(other.client(), other.key(), wish.client(), wish.key()));
  }

  /** Where what was told differs from what is there, that is found already. */
  private static void asWanted(Thing thing, List<Object> wanted, Wish wish, Findings findings) {
    if (!thing.wanted().equals(wanted) && !findings.about(thing.number())) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_DIFFERENT,
          thing.number(),
          "%s asked for %s under the key %s, and it is %s"
              .formatted(wish.client(), wanted, wish.key(), thing.wanted()));
    }
  }

  private static void unexplained(Thing thing, List<Wish> alike, Findings findings) {
    if (count(alike, Outcome.REFUSED) > 0) {
      findings.add(
          Rule.REFUSED_AND_DONE,
          thing.number(),
          "every client that asked for %s knows its number or was refused"
              .formatted(thing.wanted()));
    } else if (!alike.isEmpty()) {
      findings.add(
          Rule.DOUBLED_FOR_ONE_KEY,
          thing.number(),
          "there are more of %s than there were keys for it: %s"
              .formatted(thing.wanted(), alike.stream().map(Wish::key).toList()));
    } else {
      findings.add(Rule.NOBODY_ASKED, thing.number(), "no client asked for " + thing.wanted());
    }
  }

  private static long count(List<Wish> wishes, Outcome outcome) {
    return wishes.stream().filter(wish -> wish.outcome() == outcome).count();
  }
}
