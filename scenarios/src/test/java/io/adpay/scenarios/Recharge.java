package io.adpay.scenarios;

import tools.jackson.databind.JsonNode;

/**
 * An order and a payment of it.
 *
 * @param payment as it was when its action was ready
 */
record Recharge(Merchant merchant, String orderNo, JsonNode payment) {

  /** Places an order and begins its payment: all that is missing is a buyer. */
  static Recharge begun(Merchant merchant, String channel, String method, long fen) {
    String orderNo = merchant.placeOrder(fen);
    return new Recharge(merchant, orderNo, beginOne(merchant, orderNo, channel, method));
  }

  /** An order whose money is in the wallet. */
  static Recharge credited(Buyer buyer, Merchant merchant, String channel, long fen) {
    Recharge recharge = begun(merchant, channel, "QR", fen);
    buyer.pay(recharge.payment());
    recharge.awaitCredited();
    return recharge;
  }

  /** Another payment of the same order. */
  Recharge andAnother(String channel, String method) {
    return new Recharge(merchant, orderNo, beginOne(merchant, orderNo, channel, method));
  }

  void awaitCredited() {
    Recharges.awaitPaidAndCreditedOnce(merchant, orderNo, paymentNo());
  }

  String paymentNo() {
    return payment.path("paymentNo").asString();
  }

  /** The order as it is now. */
  JsonNode order() {
    return merchant.order(orderNo);
  }

  /** What became of the payment. */
  JsonNode paymentNow() {
    return merchant.payment(paymentNo());
  }

  private static JsonNode beginOne(
      Merchant merchant, String orderNo, String channel, String method) {
    return Recharges.awaitAction(
        merchant, merchant.beginPayment(orderNo, channel, method).path("paymentNo").asString());
  }
}
