package io.adpay.chaos.judge;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.KeyedRequest.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whatever is there was asked for, just so, and each request was granted once at most. */
final class AskedThings implements RuleGroup {

  /** A thing that is there, and what a request for it would have said. */
  private record Thing(String number, List<Object> wanted) {}

  @Override
  public void judge(Case books, Findings findings) {
    List<KeyedRequest> requests = KeyedRequest.in(books.books().calls());
    requests.forEach(request -> contradictions(request, findings));
    match(
        ofKind(requests, CallKind.PLACE_ORDER),
        "orderNo",
        request -> List.of(uid(request), request.fen(), request.sentText("subject")),
        books.books().orders().orders().stream()
            .map(
                each -> new Thing(each.orderNo(), List.of(each.uid(), each.fen(), each.subject()))),
        findings);
    match(
        ofKind(requests, CallKind.BEGIN_PAYMENT),
        "paymentNo",
        request ->
            List.of(
                request.subject(),
                request.sentText("channel"),
                request.sentText("method"),
                request.fen()),
        books.books().payments().payments().stream()
            .filter(each -> !each.isTombstone())
            .map(
                each ->
                    new Thing(
                        each.paymentNo(),
                        List.of(each.orderNo(), each.channel(), each.method(), each.fen()))),
        findings);
    match(
        ofKind(requests, CallKind.ASK_REFUND),
        "refundNo",
        request -> List.of(request.subject(), request.fen()),
        books.books().payments().refunds().stream()
            .filter(each -> !each.surplus() && each.stage() != PaymentBook.RefundStage.REFUSED)
            .map(each -> new Thing(each.refundNo(), List.of(each.orderNo(), each.fen()))),
        findings);
    match(
        ofKind(requests, CallKind.WITHDRAW),
        "withdrawalNo",
        request ->
            List.of(uid(request), request.fen(), request.sentText("channel"), payee(request)),
        books.books().withdrawals().withdrawals().stream()
            .filter(each -> each.stage() != WithdrawalBook.Stage.REFUSED)
            .map(
                each ->
                    new Thing(
                        each.withdrawalNo(),
                        List.of(each.uid(), each.fen(), each.channel(), each.payee()))),
        findings);
  }

  private static List<KeyedRequest> ofKind(List<KeyedRequest> requests, CallKind kind) {
    return requests.stream().filter(request -> request.kind() == kind).toList();
  }

  private static Object uid(KeyedRequest request) {
    return Sight.ownerOf(request.client()).orElse(0);
  }

  private static String payee(KeyedRequest request) {
    return request.sent("payee").path("account").asString("");
  }

  private static void contradictions(KeyedRequest request, Findings findings) {
    if (request.contradictsItself()) {
      findings.add(
          Rule.ANSWERS_CONTRADICT,
          request.subject().isEmpty() ? request.key() : request.subject(),
          "%s was told both that %s is done under the key %s and that it is not"
              .formatted(request.client(), request.kind(), request.key()));
    }
  }

  private static void match(
      List<KeyedRequest> requests,
      String field,
      Function<KeyedRequest, List<Object>> wanted,
      Stream<Thing> things,
      Findings findings) {
    Map<String, KeyedRequest> told = new HashMap<>();
    Map<List<Object>, List<KeyedRequest>> byContents = new HashMap<>();
    for (KeyedRequest request : requests) {
      Set<String> numbers = request.numbers(field);
      if (numbers.size() > 1) {
        findings.add(
            Rule.DOUBLED_FOR_ONE_KEY,
            numbers.iterator().next(),
            "%s was told of %s under the one key %s"
                .formatted(request.client(), numbers, request.key()));
      }
      for (String number : numbers) {
        KeyedRequest other = told.putIfAbsent(number, request);
        if (other != null) {
          lost(number, request, other, findings);
        }
      }
      byContents.computeIfAbsent(wanted.apply(request), _ -> new ArrayList<>()).add(request);
    }
    Map<List<Object>, Integer> granted = new HashMap<>();
    things.forEach(
        thing -> {
          KeyedRequest known = told.get(thing.number());
          if (known != null) {
            asWanted(thing, wanted.apply(known), known, findings);
            return;
          }
          List<KeyedRequest> alike = byContents.getOrDefault(thing.wanted(), List.of());
          int before = granted.merge(thing.wanted(), 1, Integer::sum) - 1;
          if (before >= count(alike, Outcome.UNKNOWN)) {
            unexplained(thing, alike, findings);
          }
        });
  }

  /** One thing can't be what two requests were told of. */
  private static void lost(
      String number, KeyedRequest request, KeyedRequest other, Findings findings) {
    findings.add(
        Rule.ACKNOWLEDGED_AND_MISSING,
        number,
        "%s was told of it under the key %s and %s under the key %s: one of the two is not there"
            .formatted(other.client(), other.key(), request.client(), request.key()));
  }

  /** Where what was told differs from what is there, that is found already. */
  private static void asWanted(
      Thing thing, List<Object> wanted, KeyedRequest request, Findings findings) {
    if (!thing.wanted().equals(wanted) && !findings.about(thing.number())) {
      findings.add(
          Rule.ACKNOWLEDGED_AND_DIFFERENT,
          thing.number(),
          "%s asked for %s under the key %s, and it is %s"
              .formatted(request.client(), wanted, request.key(), thing.wanted()));
    }
  }

  private static void unexplained(Thing thing, List<KeyedRequest> alike, Findings findings) {
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
              .formatted(thing.wanted(), alike.stream().map(KeyedRequest::key).toList()));
    } else {
      findings.add(Rule.NOBODY_ASKED, thing.number(), "no client asked for " + thing.wanted());
    }
  }

  private static long count(List<KeyedRequest> requests, Outcome outcome) {
    return requests.stream().filter(request -> request.outcome() == outcome).count();
  }
}
