package io.adpay.common.runtime;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;

/** Starts a service's process. */
public final class ServiceApplication {

  private ServiceApplication() {}

  /** Runs the application; its JVM lives in UTC, wherever the machine stands. */
  public static void run(Class<?> application, String... arguments) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    SpringApplication.run(application, arguments);
  }
}
