package io.adpay.chaos.workload;

/** What becomes of an order between its merchant and its buyer. */
enum BuyersWay implements Dice.Weighted {
  /** The buyer pays. */
  PAYS(44),
  /** The buyer pays when nobody expects it any more. */
  PAYS_LATE(6),
  /** The buyer pays by both payments, if there are two. */
  PAYS_TWICE(10),
  /** What arrives is not the sum that was asked for. */
  PAYS_ANOTHER_SUM(5),
  /** The merchant closes the order, and money arrives all the same. */
  PAYS_AFTER_CLOSE(6),
  /** The merchant closes the order while the buyer pays. */
  PAYS_DURING_CLOSE(12),
  /** The merchant closes the order, and nobody pays. */
  SEES_IT_CLOSED(6),
  /** The merchant closes the order before anybody can pay, and tries to have it paid then. */
  COMES_TOO_LATE(4),
  /** Nobody closes it, and nobody pays while it may be paid; long after that the money arrives. */
  PAYS_AFTER_EXPIRY(7);

  private final int weight;

  BuyersWay(int weight) {
    this.weight = weight;
  }

  @Override
  public int weight() {
    return weight;
  }
}
