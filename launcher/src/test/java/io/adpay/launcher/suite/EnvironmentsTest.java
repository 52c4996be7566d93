package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvironmentsTest {
  private final Ports ports = Ports.standard();
  private final Environments environments =
      new Environments(new Home(Path.of("/home")), ports, Wiring.direct(ports), 1);

  @ParameterizedTest
  @MethodSource("jvms")
  void everyJvmListensOnItsPortOfThisMachineAlone(Node node) {
    assertThat(environments.of(node))
        .containsEntry("SERVER_ADDRESS", "127.0.0.1")
        .containsEntry("SERVER_PORT", Integer.toString(ports.of(node)))
        .containsEntry("SPRING_PROFILES_ACTIVE", "local");
  }

  static Stream<Node> jvms() {
    return Node.all(2).stream().filter(node -> !node.part().isEngine());
  }

  @Test
  void aServiceWorksAsOneUserAndMigratesAsAnother() {
    assertThat(environments.of(Node.first(Part.WALLET_SERVICE)))
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:mariadb://127.0.0.1:13306/adpay_wallet")
        .containsEntry("SPRING_DATASOURCE_USERNAME", "adpay")
        .containsEntry("SPRING_FLYWAY_USER", "adpay_owner")
        .containsEntry("ADPAY_REDIS_PORT", "16379")
        .containsEntry("ADPAY_IDENTITY_CLIENTID", "wallet-service")
        .containsEntry("ADPAY_IDENTITY_TOKENURI", "http://localhost:8080/oauth2/token");
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void oneAsideTakesNeitherThePortNorTheFilesOfWhatServes(Node node) {
    Map<String, String> expected = new HashMap<>(environments.of(node));
    expected.put("SERVER_PORT", "0");
    expected.computeIfPresent("SANDBOX_STATEDIR", (name, data) -> "/aside");

    assertThat(Environments.aside(environments.of(node), Path.of("/aside")))
        .containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void onlyPaymentServiceKnowsTheChannels() {
    Map<String, String> payment = environments.of(Node.first(Part.PAYMENT_SERVICE));

    assertThat(payment)
        .containsEntry("ADPAY_CHANNELS_ALIPAY_SERVERURL", "http://localhost:8090/gateway.do")
        .containsEntry("ADPAY_CHANNELS_WECHAT_BASEURL", "http://localhost:8090")
        .containsEntry("ADPAY_CHANNELS_CALLBACKBASE", "http://localhost:8080")
        .containsEntry(
            "ADPAY_CHANNELS_ALIPAY_PRIVATEKEYFILE",
            "/home/keys/payment-service/alipay/app_private.pem");
    assertThat(environments.of(Node.first(Part.WITHDRAW_SERVICE)).keySet())
        .noneMatch(name -> name.startsWith("ADPAY_CHANNELS"));
  }

  @Test
  void theSandboxGetsNothingOfTheServices() {
    assertThat(environments.of(Node.first(Part.CHANNEL_SANDBOX)))
        .containsEntry("SANDBOX_KEYSDIR", "/home/keys/sandbox")
        .containsEntry("SANDBOX_STATEDIR", "/home/data/channel-sandbox");
    assertThat(environments.of(Node.first(Part.CHANNEL_SANDBOX)).values())
        .noneMatch(value -> value.contains("payment-service") || value.contains("jdbc"));
  }

  @Test
  void everybodyKnowsEveryNodeOfAServiceByTheWiresOfTheirOwn() {
    Environments wired = new Environments(new Home(Path.of("/home")), ports, new Wires(), 2);

    assertThat(wired.of(new Node(Part.PAYMENT_SERVICE, 2)))
        .containsEntry("SERVER_PORT", "8182")
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:mariadb://127.0.0.1:5201/adpay_payment")
        .containsEntry("ADPAY_REDIS_PORT", "5211")
        .containsEntry("ADPAY_BUDGET_NODES", "2")
        .containsEntry("ADPAY_SERVICES_ORDER", "http://127.0.0.1:5241,http://127.0.0.1:5242")
        .containsEntry("ADPAY_CHANNELS_WECHAT_BASEURL", "http://localhost:5221")
        .containsEntry("ADPAY_CHANNELS_WECHAT_NOTIFYURL", "http://localhost:2190/callbacks/wechat")
        .containsEntry("ADPAY_CHANNELS_CALLBACKBASE", "http://localhost:2190")
        .containsEntry("ADPAY_IDENTITY_TOKENURI", "http://localhost:5290/oauth2/token")
        .containsEntry("ADPAY_IDENTITY_JWKSURI", "http://localhost:5290/oauth2/jwks");
  }

  @Test
  void theIssuerHasOneNameAndEveryGatewayAsksItself() {
    Environments wired = new Environments(new Home(Path.of("/home")), ports, new Wires(), 2);

    for (Part part : Part.values()) {
      if (!part.isEngine() && part != Part.CHANNEL_SANDBOX) {
        assertThat(wired.of(new Node(part, 2)))
            .containsEntry("ADPAY_IDENTITY_ISSUER", "http://localhost:8080");
      }
    }
    assertThat(wired.of(new Node(Part.GATEWAY, 2)))
        .containsEntry("ADPAY_IDENTITY_JWKSURI", "http://localhost:8180/oauth2/jwks")
        .containsEntry("ADPAY_GATEWAY_SIGNINGKEYFILE", "/home/keys/gateway/token_signing.pem");
  }

  /** Ports of which each digit tells something: whose wire it is, and where it leads. */
  private static final class Wires implements Wiring {
    private static final List<Part> PARTS = List.of(Part.values());

    @Override
    public int port(Node from, Node to) {
      return base(from) + PARTS.indexOf(to.part()) * 10 + to.number();
    }

    @Override
    public int anyGateway(Node from) {
      return base(from) + 90;
    }

    private static int base(Node from) {
      return PARTS.indexOf(from.part()) * 1000 + from.number() * 100;
    }
  }
}
