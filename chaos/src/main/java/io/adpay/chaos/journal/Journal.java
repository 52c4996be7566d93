package io.adpay.chaos.journal;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** All calls of a run, written by many clients at once. */
public final class Journal {

  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

  /** Writes a call down, once it is known what came of it. */
  public void add(Call call) {
    calls.add(call);
  }

  /** The calls so far, in the order in which they ended. */
  public List<Call> all() {
    return List.copyOf(calls);
  }

  /** The calls of one kind so far. */
  public Stream<Call> of(CallKind kind) {
    return calls.stream().filter(call -> call.kind() == kind);
  }
}
