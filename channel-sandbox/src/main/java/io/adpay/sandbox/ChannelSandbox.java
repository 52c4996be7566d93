package io.adpay.sandbox;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Alipay and WeChat Pay on this machine, for any client of theirs. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ChannelSandbox {

  public static void main(String[] arguments) {
    SpringApplication.run(ChannelSandbox.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
