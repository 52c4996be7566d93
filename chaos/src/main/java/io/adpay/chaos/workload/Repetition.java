package io.adpay.chaos.workload;

import io.adpay.chaos.journal.Call;
import java.util.List;

/** Whether somebody sends a request twice without need, under one key. */
enum Repetition implements Dice.Weighted {
  NONE(92),
  /** Though it was answered. */
  AFTERWARDS(4),
  /** Before it is answered. */
  AT_ONCE(4);

  private final int weight;

  Repetition(int weight) {
    this.weight = weight;
  }

  @Override
  public int weight() {
    return weight;
  }

  /** Asks so, and gives an answer. */
  Call ask(Client client, Pace pace, Wish wish) {
    return switch (this) {
      case NONE -> client.ask(wish);
      case AFTERWARDS -> {
        Call answered = client.ask(wish);
        client.repeat(wish);
        yield answered;
      }
      case AT_ONCE -> {
        pace.admit(2);
        yield Crew.<Call>together(List.of(() -> client.askNow(wish), () -> client.askNow(wish)))
            .getFirst();
      }
    };
  }
}
