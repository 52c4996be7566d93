package io.adpay.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.access.CallLimit;
import io.adpay.payment.channel.access.ChannelHttp;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers Alipay wherever our app's id is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("adpay.channels.alipay.app-id")
@EnableConfigurationProperties(AlipayProperties.class)
class AlipayConfiguration {

  @Bean
  PaymentChannel alipayChannel(AlipayProperties properties, Clock clock) {
    return channel(properties, clock);
  }

  /** Loads the keys and joins the parts. Certificate mode would join others here. */
  static PaymentChannel channel(AlipayProperties properties, Clock clock) {
    AlipaySdk.load();
    AlipayKeys keys = AlipayKeys.load(properties);
    AlipayConfig config = new AlipayConfig();
    config.setServerUrl(properties.serverUrl().toString());
    config.setAppId(properties.appId());
    config.setPrivateKey(keys.privateKey());
    config.setAlipayPublicKey(keys.currentAlipayPublicKey());
    config.setCustomizedHttpClient(new AlipayHttp(ChannelHttp.client(properties.http())));
    AlipayGateway gateway;
    try {
      gateway =
          new AlipayGateway(
              new VerifyingAlipayClient(config, keys), new CallLimit(properties.http()));
    } catch (AlipayApiException e) {
      throw new IllegalStateException("Alipay's SDK refuses its configuration", e);
    }
    return new AlipayChannel(
        gateway, new AlipayAnswers(clock), new AlipayNotices(keys, properties, clock), properties);
  }
}
