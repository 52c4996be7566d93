package io.adpay.chaos.run;

import io.adpay.chaos.judge.Databases;
import io.adpay.engines.server.Accounts;
import io.adpay.launcher.suite.Node;
import io.adpay.launcher.suite.Part;
import io.adpay.launcher.suite.Suite;
import java.net.URI;
import java.util.List;

/**
 * Where the clients and the judge find a suite: past all links, which are between its nodes alone.
 *
 * @param suite which
 */
record Addresses(Suite suite) {
  List<URI> gateways() {
    return Node.of(Part.GATEWAY, suite.nodesOfEachService()).stream().map(suite::address).toList();
  }

  Databases databases() {
    return new Databases(
        database("adpay_order"),
        database("adpay_payment"),
        database("adpay_wallet"),
        database("adpay_withdraw"),
        Accounts.OWNER,
        Accounts.OWNER);
  }

  int redisPort() {
    return suite.ports().of(Part.REDIS);
  }

  private String database(String schema) {
    return "jdbc:mariadb://127.0.0.1:%d/%s?connectTimeout=2000&socketTimeout=30000"
        .formatted(suite.ports().of(Part.MARIADB), schema);
  }
}
