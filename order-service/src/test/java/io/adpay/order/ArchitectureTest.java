package io.adpay.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

/** The rules of this service's code; each is shown to bite on what is planted against it. */
class ArchitectureTest {

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.adpay.order");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.adpay.planted");

  private static final Map<String, ArchRule> RULES =
      Map.ofEntries(
          Map.entry(
              "features form no cycles",
              slices().matching("io.adpay.order.(**)").should().beFreeOfCycles()),
          Map.entry(
              "nobody depends on who comes in from outside",
              noClasses()
                  .that()
                  .areNotAnnotatedWith(RestController.class)
                  .and()
                  .areNotMemberClasses()
                  .and()
                  .areNotAnonymousClasses()
                  .should()
                  .dependOnClassesThat()
                  .areAnnotatedWith(RestController.class)),
          Map.entry(
              "time comes from the clock",
              noClasses()
                  .should()
                  .callMethod(Instant.class, "now")
                  .orShould()
                  .callMethod(LocalDateTime.class, "now")
                  .orShould()
                  .callMethod(Clock.class, "systemUTC")
                  .orShould()
                  .callMethod(System.class, "currentTimeMillis")),
          Map.entry(
              "nothing is injected into fields",
              noFields().should().beAnnotatedWith(Autowired.class)),
          Map.entry(
              "aggregates have verbs and no setters",
              noMethods()
                  .that()
                  .areDeclaredInClassesThat()
                  .areAnnotatedWith(Entity.class)
                  .should()
                  .haveNameStartingWith("set")),
          Map.entry(
              "only the sharding knows ShardingSphere",
              noClasses()
                  .that()
                  .resideOutsideOfPackage("..sharding..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage("org.apache.shardingsphere..")),
          Map.entry(
              "who comes in from outside is hidden",
              classes().that().areAnnotatedWith(RestController.class).should().notBePublic()),
          Map.entry(
              "names say what a thing does",
              noClasses()
                  .should()
                  .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|VO|DTO|BO)")));

  static Stream<String> rules() {
    return RULES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleHoldsInTheService(String rule) {
    rule(rule).check(SERVICE);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void ruleBitesOnWhatIsPlanted(String rule) {
    ArchRule planted =
        rule.equals("features form no cycles")
            ? slices().matching("io.adpay.planted.(*)..").should().beFreeOfCycles()
            : rule(rule);

    assertThat(planted.evaluate(PLANTED).hasViolation()).as(rule).isTrue();
  }

  @Test
  void eachPackageSaysWhatItIsFor() {
    assertThat(
            SERVICE.stream()
                .map(type -> type.getPackage().getName())
                .distinct()
                .filter(
                    name ->
                        SERVICE.stream()
                            .noneMatch(type -> type.getName().equals(name + ".package-info"))))
        .isEmpty();
  }

  private static ArchRule rule(String name) {
    return Objects.requireNonNull(RULES.get(name));
  }
}
