package io.adpay.launcher.stub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Stands in for a service: healthy as soon as it runs. It is packed into a jar of its own, which
 * extracts itself when Spring Boot's tools are called for.
 */
public final class StubService {
  /** A part of the name of jars that can't start. */
  public static final String BROKEN = "broken";

  /** A part of the name of jars that start, but fail in a training run. */
  public static final String UNTRAINABLE = "untrainable";

  /** A part of the name of jars that start, but never end a training run. */
  public static final String ENDLESS = "endless";

  private StubService() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jar = Path.of(System.getProperty("java.class.path"));
    if ("tools".equals(System.getProperty("jarmode"))) {
      // extract --destination DIRECTORY
      Path destination = Files.createDirectories(Path.of(arguments[2]));
      Files.copy(jar, destination.resolve(jar.getFileName()));
      return;
    }
    if (jar.toString().contains(BROKEN)) {
      System.out.println("these are my last words");
      System.exit(1);
    }
    if ("onRefresh".equals(System.getProperty("spring.context.exit"))) {
      endLikeSpring(jar.toString());
    }
    int port = Integer.parseInt(System.getenv("SERVER_PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/actuator/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> System.out.println("ended in an orderly way")));
    server.start();
    System.out.println("listening on " + port);
  }

  private static void endLikeSpring(String jar) throws InterruptedException {
    if (jar.contains(UNTRAINABLE)) {
      System.exit(1);
    }
    if (jar.contains(ENDLESS)) {
      new CountDownLatch(1).await();
    }
    Runtime.getRuntime().halt(0);
  }
}
