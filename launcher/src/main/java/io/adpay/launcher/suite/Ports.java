package io.adpay.launcher.suite;

import io.adpay.engines.process.FreePort;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * Where each part listens, on 127.0.0.1.
 *
 * @param mariaDb MariaDB
 * @param redis Redis
 * @param channelSandbox the channel sandbox
 * @param gateway the gateway
 * @param order order-service
 * @param payment payment-service
 * @param wallet wallet-service
 * @param withdraw withdraw-service
 */
public record Ports(
    int mariaDb,
    int redis,
    int channelSandbox,
    int gateway,
    int order,
    int payment,
    int wallet,
    int withdraw) {
  private static final int PARTS = Part.values().length;
  private static final Ports STANDARD = new Ports(13306, 16379, 8090, 8080, 8081, 8082, 8083, 8084);

  /** The documented ports. */
  public static Ports standard() {
    return STANDARD;
  }

  /** Ports that nobody listens on now, for a suite beside another. */
  public static Ports free() {
    int[] found = IntStream.generate(FreePort::find).distinct().limit(PARTS).toArray();
    return new Ports(
        found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7]);
  }

  /**
   * The documented ports, except where a properties file says otherwise ({@code gateway=9080});
   * there need be no such file.
   *
   * @throws IllegalArgumentException when the file names a part that there isn't, or no port
   */
  public static Ports from(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    for (String name : properties.stringPropertyNames()) {
      if (Part.labelled(name).isEmpty()) {
        throw new IllegalArgumentException(file + " names a part that there isn't: " + name);
      }
    }
    return new Ports(
        port(properties, Part.MARIADB),
        port(properties, Part.REDIS),
        port(properties, Part.CHANNEL_SANDBOX),
        port(properties, Part.GATEWAY),
        port(properties, Part.ORDER_SERVICE),
        port(properties, Part.PAYMENT_SERVICE),
        port(properties, Part.WALLET_SERVICE),
        port(properties, Part.WITHDRAW_SERVICE));
  }

  /** Where this part listens. */
  public int of(Part part) {
    return switch (part) {
      case MARIADB -> mariaDb;
      case REDIS -> redis;
      case CHANNEL_SANDBOX -> channelSandbox;
      case GATEWAY -> gateway;
      case ORDER_SERVICE -> order;
      case PAYMENT_SERVICE -> payment;
      case WALLET_SERVICE -> wallet;
      case WITHDRAW_SERVICE -> withdraw;
    };
  }

  private static int port(Properties properties, Part part) {
    String value = properties.getProperty(part.label());
    if (value == null) {
      return STANDARD.of(part);
    }
    try {
      int port = Integer.parseInt(value.strip());
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(part.label() + " has no port: " + value, e);
    }
    throw new IllegalArgumentException(part.label() + " has no port: " + value);
  }
}
