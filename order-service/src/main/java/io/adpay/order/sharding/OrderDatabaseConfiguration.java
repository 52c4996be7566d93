package io.adpay.order.sharding;

import com.zaxxer.hikari.HikariDataSource;
import io.adpay.common.runtime.DurabilityCheck;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.shardingsphere.driver.api.yaml.YamlShardingSphereDataSourceFactory;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ClassPathResource;

/**
 * One pool of connections, seen twice: as it is, and through the sharding layer. The sharding layer
 * reads the tables when it is made, so the migrations run before.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataSourceProperties.class)
class OrderDatabaseConfiguration {

  @Bean(PhysicalDatabase.NAME)
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource physicalDatabase(DataSourceProperties properties) {
    return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
  }

  @Bean
  MigrateResult migratedSchema(DataSourceProperties database, SchemaOwner owner) {
    return Flyway.configure()
        .dataSource(database.determineUrl(), owner.user(), owner.password())
        .locations("classpath:db/common", "classpath:db/migration")
        .placeholders(Map.of("application_user", database.determineUsername()))
        .load()
        .migrate();
  }

  @Bean
  @Primary
  DataSource dataSource(
      @Qualifier(PhysicalDatabase.NAME) DataSource physical, MigrateResult migratedSchema)
      throws SQLException, IOException {
    return YamlShardingSphereDataSourceFactory.createDataSource(
        Map.of("orders", physical), new ClassPathResource("sharding.yaml").getContentAsByteArray());
  }

  @Bean
  DurabilityCheck durabilityCheck(
      @Qualifier(PhysicalDatabase.NAME) DataSource physical, MigrateResult migratedSchema) {
    return new DurabilityCheck(physical);
  }

  /**
   * Asks the database itself: the sharding layer calls a connection valid without asking anyone.
   */
  @Bean
  HealthIndicator dbHealthIndicator(@Qualifier(PhysicalDatabase.NAME) DataSource physical) {
    return new DataSourceHealthIndicator(physical);
  }
}
