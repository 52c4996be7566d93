package io.adpay.launcher.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EnvironmentsTest {
  private final Ports ports = new Ports(1, 2, 3, 4, 5, 6, 7, 8);
  private final Environments environments = new Environments(new Home(Path.of("/home")), ports);

  @ParameterizedTest
  @EnumSource
  void everyJvmListensOnItsPortOfThisMachineAlone(Part part) {
    if (!part.isEngine()) {
      assertThat(environments.of(part))
          .containsEntry("SERVER_ADDRESS", "127.0.0.1")
          .containsEntry("SERVER_PORT", Integer.toString(ports.of(part)))
          .containsEntry("SPRING_PROFILES_ACTIVE", "local");
    }
  }

  @Test
  void aServiceWorksAsOneUserAndMigratesAsAnother() {
    assertThat(environments.of(Part.WALLET_SERVICE))
        .containsEntry("SPRING_DATASOURCE_URL", "jdbc:mariadb://127.0.0.1:1/adpay_wallet")
        .containsEntry("SPRING_DATASOURCE_USERNAME", "adpay")
        .containsEntry("SPRING_FLYWAY_USER", "adpay_owner")
        .containsEntry("ADPAY_REDIS_PORT", "2")
        .containsEntry("ADPAY_IDENTITY_CLIENTID", "wallet-service")
        .containsEntry("ADPAY_IDENTITY_TOKENURI", "http://localhost:4/oauth2/token");
  }

  @Test
  void onlyPaymentServiceKnowsTheChannels() {
    Map<String, String> payment = environments.of(Part.PAYMENT_SERVICE);

    assertThat(payment)
        .containsEntry("ADPAY_CHANNELS_ALIPAY_SERVERURL", "http://localhost:3/gateway.do")
        .containsEntry("ADPAY_CHANNELS_WECHAT_BASEURL", "http://localhost:3")
        .containsEntry("ADPAY_CHANNELS_CALLBACKBASE", "http://localhost:4")
        .containsEntry(
            "ADPAY_CHANNELS_ALIPAY_PRIVATEKEYFILE",
            "/home/keys/payment-service/alipay/app_private.pem");
    assertThat(environments.of(Part.WITHDRAW_SERVICE).keySet())
        .noneMatch(name -> name.startsWith("ADPAY_CHANNELS"));
  }

  @Test
  void theSandboxGetsNothingOfTheServices() {
    assertThat(environments.of(Part.CHANNEL_SANDBOX))
        .containsEntry("SANDBOX_KEYSDIR", "/home/keys/sandbox")
        .containsEntry("SANDBOX_STATEDIR", "/home/data/channel-sandbox");
    assertThat(environments.of(Part.CHANNEL_SANDBOX).values())
        .noneMatch(value -> value.contains("payment-service") || value.contains("jdbc"));
  }
}
