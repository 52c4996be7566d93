package io.adpay.payment.channel;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Collects whatever adapters are configured. */
@Configuration(proxyBeanMethods = false)
class PaymentChannelsConfiguration {

  @Bean
  PaymentChannels paymentChannels(List<PaymentChannel> offered) {
    return new PaymentChannels(offered);
  }
}
