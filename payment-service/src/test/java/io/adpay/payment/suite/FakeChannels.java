package io.adpay.payment.suite;

import io.adpay.common.contract.payment.Channel;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Plays both channels. */
@TestConfiguration(proxyBeanMethods = false)
public class FakeChannels {

  @Bean
  FakeChannel alipay() {
    return new FakeChannel(Channel.ALIPAY);
  }

  @Bean
  FakeChannel wechat() {
    return new FakeChannel(Channel.WECHAT);
  }
}
