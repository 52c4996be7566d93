package io.adpay.engines;

/** What tests need of the servers, whichever kind they are. */
sealed interface Servers permits LocalServers, ContainerServers {
  /** The JDBC address of a schema, through which the owner may create it. */
  String url(String schema);

  /** The JDBC address of the server itself. */
  String serverUrl();

  RedisAddress redis();

  PrivateRedis startPrivateRedis();
}
