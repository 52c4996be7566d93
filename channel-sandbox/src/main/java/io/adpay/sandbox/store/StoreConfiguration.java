package io.adpay.sandbox.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.adpay.sandbox.SandboxProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.util.FileSystemUtils;

/**
 * SQLite in one file. A commit is in the operating system's hands before it returns, so it outlives
 * a killed process (a power cut may take the last moments: no fsync on each commit). SQLite has one
 * writer anyway; a single connection makes every transaction have the database to itself, so
 * nothing here can be lost to a race, and none must wait for anything but the database.
 */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  private static final String OPTIONS =
      "?journal_mode=WAL&synchronous=NORMAL&transaction_mode=IMMEDIATE&foreign_keys=true";

  @Bean
  HikariDataSource dataSource(SandboxProperties properties) {
    Path folder = properties.stateDir().toAbsolutePath();
    System.setProperty("org.sqlite.tmpdir", emptied(folder.resolve("native")).toString());
    HikariConfig config = new HikariConfig();
    config.setPoolName("sandbox");
    config.setJdbcUrl("jdbc:sqlite:" + folder.resolve("sandbox.db") + OPTIONS);
    config.setMaximumPoolSize(1);
    config.setMaxLifetime(0);
    HikariDataSource dataSource = new HikariDataSource(config);
    new ResourceDatabasePopulator(new ClassPathResource("schema-sandbox.sql")).execute(dataSource);
    return dataSource;
  }

  /** The driver unpacks its native library, and a killed process leaves its copy behind. */
  private static Path emptied(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The state folder can't be used: " + folder, e);
    }
  }
}
