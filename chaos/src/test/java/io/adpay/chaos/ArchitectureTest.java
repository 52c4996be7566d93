package io.adpay.chaos;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule is seen to hold here, and to bite on classes that break it on purpose. */
class ArchitectureTest {

  private static final String ROOT = "io.adpay.chaos";
  private static final String PLANTED_ROOT = "io.adpay.planted.chaos";

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

  @Test
  void packagesDoNotGoInCircles() {
    noCircles(ROOT).check(OURS);
    bites(noCircles(PLANTED_ROOT));
  }

  /** Who is judged must not help to judge, and what breaks things must not know who looks. */
  @ParameterizedTest
  @CsvSource({
    "journal, workload network fault judge report run command",
    "workload, network fault judge report run command",
    "network, journal workload fault judge report run command",
    "fault, journal workload judge report run command",
    "judge, workload network fault report run command",
    "report, workload network fault run command",
    "run, command"
  })
  void aPackageKnowsOnlyThoseItStandsOn(String name, String strangers) {
    knowsNot(ROOT, name, strangers).check(OURS);
    bites(knowsNot(PLANTED_ROOT, name, strangers));
  }

  @Test
  void theClientsKnowNothingOfTheSuiteButItsAddresses() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("..workload..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.adpay.launcher..", "io.adpay.engines..", "java.sql..");
    checksAndBites(rule);
  }

  @Test
  void onlyTheNetworkStandsOnNetty() {
    checksAndBites(
        noClasses()
            .that()
            .resideOutsideOfPackage("..network..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty.."));
  }

  @Test
  void aScheduleComesFromItsSeedAlone() {
    checksAndBites(
        noClasses()
            .that()
            .resideInAPackage("..fault..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ThreadLocalRandom.class, SecureRandom.class)
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random"));
  }

  @Test
  void timeComesFromTheClock() {
    checksAndBites(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void nothingStaticChanges() {
    checksAndBites(fields().that().areStatic().should().beFinal());
  }

  @Test
  void namesSayWhatThingsAre() {
    checksAndBites(
        noClasses()
            .should()
            .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|VO|DTO|BO|Dto|Vo)"));
  }

  private static ArchRule noCircles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule knowsNot(String root, String name, String strangers) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            Pattern.compile(" ")
                .splitAsStream(strangers)
                .map(stranger -> root + "." + stranger + "..")
                .toArray(String[]::new));
  }

  private static void checksAndBites(ArchRule rule) {
    rule.check(OURS);
    bites(rule);
  }

  private static void bites(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
