package io.adpay.chaos.judge;

import static java.util.stream.Collectors.groupingBy;

import io.adpay.chaos.journal.Call;
import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.journal.Told;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What operators decided about withdrawals: what is written down of it, and what they were told.
 */
final class Reviews {

  static final String APPROVED = "APPROVED";
  static final String REJECTED = "REJECTED";

  private record Decided(String withdrawalNo, String operator, CallKind kind) {}

  private final Bounds bounds;
  private final Map<String, Set<WithdrawalBook.Review>> written;
  private final Map<Decided, List<Call>> sent;

  Reviews(List<Call> calls, List<WithdrawalBook.Review> reviews, Bounds bounds) {
    this.bounds = bounds;
    written =
        reviews.stream()
            .collect(groupingBy(WithdrawalBook.Review::withdrawalNo, Collectors.toSet()));
    sent =
        calls.stream()
            .filter(call -> call.kind() == CallKind.APPROVE || call.kind() == CallKind.REJECT)
            .collect(groupingBy(call -> new Decided(call.subject(), call.client(), call.kind())));
  }

  /** Which operators' decisions of that kind are written down. */
  Set<String> written(String withdrawalNo, String decision) {
    return written.getOrDefault(withdrawalNo, Set.of()).stream()
        .filter(review -> review.decision().equals(decision))
        .map(WithdrawalBook.Review::operator)
        .collect(Collectors.toSet());
  }

  /** All that an operator sent of one decision. */
  List<Call> sent(WithdrawalBook.Review review) {
    CallKind kind = review.decision().equals(APPROVED) ? CallKind.APPROVE : CallKind.REJECT;
    return sent.getOrDefault(
        new Decided(review.withdrawalNo(), review.operator(), kind), List.of());
  }

  /** The decisions that somebody was told are taken. */
  Stream<Call> taken() {
    return sent.values().stream().flatMap(List::stream).filter(Call::succeeded);
  }

  /** How many different operators have to approve it. */
  int needed(WithdrawalBook.Withdrawal withdrawal) {
    return bounds.approvalsOf(withdrawal.fen());
  }

  /** Whether operators were told of enough decisions to end its waiting. */
  boolean areEnough(WithdrawalBook.Withdrawal withdrawal) {
    List<Call> about =
        taken().filter(call -> call.subject().equals(withdrawal.withdrawalNo())).toList();
    return about.stream().anyMatch(call -> call.kind() == CallKind.REJECT)
        || about.stream().map(Call::client).distinct().count() >= needed(withdrawal);
  }

  /** Whether an answer says for certain that the decision was not taken. */
  static boolean isRefused(Call call) {
    return call.told() instanceof Told.Answer answer && answer.isRefusal();
  }
}
