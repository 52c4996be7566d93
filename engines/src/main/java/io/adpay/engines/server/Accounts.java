package io.adpay.engines.server;

/**
 * The database accounts of the local suite and of tests. The owner makes the tables and says what
 * the application may do with each; by itself the application may do nothing. On a laptop each
 * account's password is its name: the server listens on 127.0.0.1 alone.
 */
public final class Accounts {
  /** The user, and the password, that the services work with. */
  public static final String APPLICATION = "adpay";

  /** The user, and the password, that the migrations run with. */
  public static final String OWNER = "adpay_owner";

  /** The user, and the password, that may do everything. */
  public static final String ADMINISTRATOR = "root";

  /**
   * The names are patterns, and an underscore stands for any character unless escaped. Creating a
   * trigger is among all the privileges on a schema, as long as the binary log is off.
   */
  private static final String APPLICATION_AND_OWNER =
      """
      CREATE USER IF NOT EXISTS '%1$s'@'%%' IDENTIFIED BY '%1$s';
      CREATE USER IF NOT EXISTS '%2$s'@'%%' IDENTIFIED BY '%2$s';
      GRANT ALL PRIVILEGES ON `adpay\\_%%`.* TO '%2$s'@'%%' WITH GRANT OPTION;
      """
          .formatted(APPLICATION, OWNER);

  private Accounts() {}

  /** Statements, one a line, that may be repeated and that any MySQL or MariaDB understands. */
  public static String onAnyServer() {
    return APPLICATION_AND_OWNER;
  }

  /** The installation leaves a root without a password, reachable from this machine. */
  static String onMariaDb() {
    return """
    ALTER USER IF EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%1$s';
    CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1' IDENTIFIED BY '%1$s';
    GRANT ALL PRIVILEGES ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;
    ALTER USER IF EXISTS '%1$s'@'localhost' IDENTIFIED BY '%1$s';
    """
            .formatted(ADMINISTRATOR)
        + APPLICATION_AND_OWNER;
  }
}
