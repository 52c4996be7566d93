package io.adpay.chaos.judge;

/**
 * Where the services' schemas are, and who may read them all.
 *
 * @param orderUrl the JDBC address of {@code adpay_order}, and so on
 * @param user their owner, by whose account nothing is ever written here
 */
public record Databases(
    String orderUrl,
    String paymentUrl,
    String walletUrl,
    String withdrawUrl,
    String user,
    String password) {

  /** Says nothing of the password. */
  @Override
  public String toString() {
    return "Databases["
        + orderUrl
        + ", "
        + paymentUrl
        + ", "
        + walletUrl
        + ", "
        + withdrawUrl
        + "]";
  }
}
