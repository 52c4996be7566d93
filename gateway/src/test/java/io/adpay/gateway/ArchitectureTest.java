package io.adpay.gateway;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.adpay.gateway.planted.identity.PlantedIssuer;
import io.adpay.gateway.planted.ops.PlantedReport;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The gateway's walls, and for each the proof that it would be seen to fall. */
class ArchitectureTest {

  private static final JavaClasses GATEWAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.adpay.gateway");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackagesOf(PlantedIssuer.class, PlantedReport.class);

  private static final ArchRule NO_CYCLES =
      slices().matching("io.adpay.gateway..(*)").should().beFreeOfCycles();

  private static final ArchRule OPERATIONS_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("io.adpay.gateway..ops")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.adpay.gateway..")
                  .and(not(resideInAPackage("io.adpay.gateway..ops"))))
          .because("operators' questions need no route, no limit and no issuer");

  private static final ArchRule THE_ISSUER_STAYS_AT_HOME =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.adpay.gateway..identity")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.springframework.security.oauth2.server.authorization..")
          .because("outside of the local profile there is no authorization server");

  private static final ArchRule NO_DATABASE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..")
          .because("the gateway keeps nothing");

  private static final ArchRule TIME_IS_GIVEN =
      noClasses().should().callMethod(Instant.class, "now").because("a Clock is injected");

  private static final ArchRule NO_FIELD_INJECTION =
      fields().should().notBeAnnotatedWith(Autowired.class);

  private static final ArchRule HIDDEN_UNLESS_NEEDED =
      classes()
          .that()
          .resideInAnyPackage(
              "io.adpay.gateway..ops", "io.adpay.gateway..identity", "io.adpay.gateway..ratelimit")
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic()
          .because("no other package needs them");

  static Stream<Arguments> rules() {
    return Stream.of(
            NO_CYCLES,
            OPERATIONS_STAND_ALONE,
            THE_ISSUER_STAYS_AT_HOME,
            NO_DATABASE,
            TIME_IS_GIVEN,
            NO_FIELD_INJECTION,
            HIDDEN_UNLESS_NEEDED)
        .map(rule -> Arguments.argumentSet(rule.getDescription(), rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void theWallStands(ArchRule rule) {
    assertThat(GATEWAY).isNotEmpty();
    rule.check(GATEWAY);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void aBreachIsSeen(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
