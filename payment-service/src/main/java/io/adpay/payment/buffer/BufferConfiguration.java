package io.adpay.payment.buffer;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.SchedulingConfigurer;

/** Runs the sweep behind the buffer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BufferProperties.class)
class BufferConfiguration {

  @Bean
  SchedulingConfigurer bufferSweep(SubmissionBuffer buffer, BufferProperties properties) {
    return tasks -> tasks.addFixedDelayTask(buffer::sweep, properties.sweep());
  }
}
