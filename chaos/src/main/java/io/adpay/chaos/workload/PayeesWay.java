package io.adpay.chaos.workload;

/** What a payee does about a payout that waits, or the channel in the payee's place. */
enum PayeesWay implements Dice.Weighted {
  TAKES_IT(65),
  /** It fails at the channel. */
  CANT_HAVE_IT(15),
  /** Until everybody ties up the open ends. */
  WAITS(20);

  private final int weight;

  PayeesWay(int weight) {
    this.weight = weight;
  }

  @Override
  public int weight() {
    return weight;
  }
}
