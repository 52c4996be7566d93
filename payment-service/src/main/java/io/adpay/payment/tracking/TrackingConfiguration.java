package io.adpay.payment.tracking;

import io.adpay.payment.work.WorkLoop;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Runs the questions, and the sweep behind them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrackingProperties.class)
class TrackingConfiguration {

  @Bean
  WorkLoop<Question> trackingLoop(Tracking tracking) {
    return tracking.loop();
  }

  @Bean
  SchedulingConfigurer trackingSweep(Tracking tracking, TrackingProperties properties) {
    return tasks -> tasks.addFixedDelayTask(tracking::sweep, properties.sweep());
  }
}
