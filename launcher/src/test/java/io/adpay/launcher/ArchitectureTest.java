package io.adpay.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each rule is seen to hold here, and to bite on classes that break it on purpose. */
class ArchitectureTest {

  private static final String ROOT = "io.adpay.launcher";
  private static final String PLANTED_ROOT = "io.adpay.planted.launcher";

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

  private static void checksAndBites(ArchRule rule) {
    rule.check(OURS);
    bites(rule);
  }

  private static void bites(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
