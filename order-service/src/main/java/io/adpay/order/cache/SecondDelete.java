package io.adpay.order.cache;

/**
 * The later delete of an order's key.
 *
 * @param version the order's after the change that it belongs to
 */
record SecondDelete(long orderNo, long version) {

  private static final char BETWEEN = '/';

  static SecondDelete of(String task) {
    int between = task.indexOf(BETWEEN);
    return new SecondDelete(
        Long.parseLong(task, 0, between, 10), Long.parseLong(task, between + 1, task.length(), 10));
  }

  String task() {
    return orderNo + String.valueOf(BETWEEN) + version;
  }
}
