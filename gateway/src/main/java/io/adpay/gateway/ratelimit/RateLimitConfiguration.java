package io.adpay.gateway.ratelimit;

import io.adpay.common.problem.ProblemWriter;
import io.github.bucket4j.TimeMeter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the {@link RateLimitFilter} behind security. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimitProperties.class)
class RateLimitConfiguration {

  private static final int AFTER_SECURITY = 10;

  @Bean
  FilterRegistrationBean<RateLimitFilter> rateLimit(
      RateLimitProperties properties, ProblemWriter problems) {
    var limits = new RateLimits(properties, TimeMeter.SYSTEM_NANOTIME);
    var registration = new FilterRegistrationBean<>(new RateLimitFilter(limits, problems));
    registration.setOrder(AFTER_SECURITY);
    return registration;
  }
}
