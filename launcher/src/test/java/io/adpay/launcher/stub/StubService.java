package io.adpay.launcher.stub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands in for a service: healthy as soon as it runs. It is packed into a jar of its own, which
 * extracts itself when Spring Boot's tools are called for.
 */
public final class StubService {
  /** A part of the name of jars that can't start. */
  public static final String BROKEN = "broken";

  private StubService() {}

  public static void main(String[] arguments) throws IOException {
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
}
