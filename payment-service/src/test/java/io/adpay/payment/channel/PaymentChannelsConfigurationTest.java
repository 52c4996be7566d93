package io.adpay.payment.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.common.contract.payment.Channel;
import io.adpay.payment.channel.wire.RsaKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

class PaymentChannelsConfigurationTest {

  @TempDir Path directory;
  private List<String> alipay;
  private List<String> wechat;

  @BeforeEach
  void configure() throws Exception {
    Path ours = RsaKey.OURS.privateFile(directory);
    Path theirs = RsaKey.CHANNEL.publicFile(directory, "public.pem");
    Path secret =
        Files.writeString(directory.resolve("v3.key"), "0123456789abcdef0123456789abcdef");
    alipay =
        List.of(
            "adpay.channels.alipay.app-id=2021000000000001",
            "adpay.channels.alipay.seller-id=2088000000000001",
            "adpay.channels.alipay.private-key-file=" + ours,
            "adpay.channels.alipay.alipay-public-key-file=" + theirs,
            "adpay.channels.alipay.notify-url=https://pay.example/callbacks/alipay",
            "adpay.channels.alipay.return-url=https://pay.example/callbacks/alipay/return");
    wechat =
        List.of(
            "adpay.channels.wechat.mch-id=1900000001",
            "adpay.channels.wechat.app-id=wx0000000000000001",
            "adpay.channels.wechat.merchant-serial=5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
            "adpay.channels.wechat.private-key-file=" + ours,
            "adpay.channels.wechat.public-key-id=PUB_KEY_ID_1",
            "adpay.channels.wechat.public-key-file=" + theirs,
            "adpay.channels.wechat.api-v3-key-file=" + secret,
            "adpay.channels.wechat.notify-url=https://pay.example/callbacks/wechat",
            "adpay.channels.wechat.return-url=https://pay.example/callbacks/wechat/return");
  }

  @Test
  void bothChannelsAreOfferedWhereBothAreConfigured() {
    runner(alipay, wechat)
        .run(
            context -> {
              assertThat(context.getBean(PaymentChannels.class).offered())
                  .containsExactlyInAnyOrder(Channel.ALIPAY, Channel.WECHAT);
              assertThat(Security.getProperty("jdk.certpath.disabledAlgorithms")).contains("MD5");
            });
  }

  @Test
  void oneChannelIsEnough() {
    runner(alipay)
        .run(
            context ->
                assertThat(context.getBean(PaymentChannels.class).offered())
                    .containsExactly(Channel.ALIPAY));
  }

  @Test
  void noChannelAtAllIsRefusedAtTheStart() {
    runner().run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seller-id",
        "private-key-file",
        "alipay-public-key-file",
        "notify-url",
        "return-url"
      })
  void alipayWithoutAnyOfItsPropertiesIsRefusedAtTheStart(String name) {
    runner(without(alipay, name)).run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wechat.app-id",
        "merchant-serial",
        "private-key-file",
        "public-key-id",
        "public-key-file",
        "api-v3-key-file",
        "notify-url",
        "return-url"
      })
  void wechatWithoutAnyOfItsPropertiesIsRefusedAtTheStart(String name) {
    runner(without(wechat, name)).run(context -> assertThat(context).hasFailed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adpay.channels.wechat.base-url=http://localhost:8090/v3",
        "adpay.channels.wechat.base-url=localhost",
        "adpay.channels.wechat.base-url=ftp://localhost",
        "adpay.channels.wechat.former-public-key-id=PUB_KEY_ID_0",
        "adpay.channels.wechat.http.read-timeout=0s",
        "adpay.channels.wechat.http.max-concurrent=0"
      })
  void propertiesThatCanNotWorkAreRefusedAtTheStart(String property) {
    runner(wechat, List.of(property)).run(context -> assertThat(context).hasFailed());
  }

  @Test
  void connectionIsConfigurableByDurations() {
    runner(
            wechat,
            List.of(
                "adpay.channels.wechat.base-url=http://localhost:8090",
                "adpay.channels.wechat.http.read-timeout=250ms",
                "adpay.channels.wechat.http.max-concurrent=8"))
        .run(context -> assertThat(context).hasNotFailed());
  }

  @SafeVarargs
  private static ApplicationContextRunner runner(List<String>... properties) {
    List<String> all = new ArrayList<>();
    for (List<String> some : properties) {
      all.addAll(some);
    }
    return new ApplicationContextRunner()
        .withUserConfiguration(Application.class)
        .withPropertyValues(all.toArray(String[]::new));
  }

  private static List<String> without(List<String> properties, String name) {
    return properties.stream().filter(property -> !property.contains(name + "=")).toList();
  }

  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = "io.adpay.payment.channel",
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
