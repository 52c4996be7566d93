package io.adpay.payment.channel.wechat;

import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.access.CallLimit;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers WeChat Pay wherever our merchant number is configured. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("adpay.channels.wechat.mch-id")
@EnableConfigurationProperties(WechatPayProperties.class)
class WechatPayConfiguration {

  @Bean
  PaymentChannel wechatPayChannel(WechatPayProperties properties, Clock clock) {
    return channel(properties, clock);
  }

  /** Loads the keys and joins the parts. Certificate mode would join others here. */
  static PaymentChannel channel(WechatPayProperties properties, Clock clock) {
    WechatPayKeys keys = WechatPayKeys.load(properties);
    WechatPayAnswers answers = new WechatPayAnswers(properties, clock);
    return new WechatPayChannel(
        new WechatPayGateway(new CallLimit(properties.http())),
        new WechatPayApi(properties, keys),
        answers,
        new WechatPayNotices(keys, answers, properties, clock),
        properties);
  }
}
