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

  /** Into how many tables orders, and all that belongs to them, are divided. */
  public static final int ORDER_TABLES = 4;

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
