package io.adpay.common.servicecall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ServicesPropertiesTest {

  private final ServicesProperties services =
      new Binder(
              new MapConfigurationPropertySource(
                  Map.of(
                      "adpay.services.order", "http://127.0.0.1:8081",
                      "adpay.services.payment", "http://127.0.0.1:8082,http://127.0.0.1:8182",
                      "adpay.services.wallet", "http://wallet:8083, http://wallet-2:8083",
                      "adpay.services.withdraw[0]", "http://withdraw:8084")))
          .bind("adpay.services", ServicesProperties.class)
          .get();

  @Test
  void aServiceHasOneAddressOrSeveralWithCommasBetween() {
    assertThat(services.addressesOf(SuiteService.ORDER))
        .containsExactly(URI.create("http://127.0.0.1:8081"));
    assertThat(services.addressesOf(SuiteService.PAYMENT))
        .containsExactly(URI.create("http://127.0.0.1:8082"), URI.create("http://127.0.0.1:8182"));
    assertThat(services.addressesOf(SuiteService.WALLET))
        .containsExactly(URI.create("http://wallet:8083"), URI.create("http://wallet-2:8083"));
    assertThat(services.addressesOf(SuiteService.WITHDRAW))
        .containsExactly(URI.create("http://withdraw:8084"));
  }

  @Test
  void aConnectionStandsWithinASecondAndAnAnswerComesWithinTwenty() {
    assertThat(services.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(services.readTimeout()).isEqualTo(Duration.ofSeconds(20));
  }
}
