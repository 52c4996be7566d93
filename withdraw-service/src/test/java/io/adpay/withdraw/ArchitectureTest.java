package io.adpay.withdraw;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.adpay.withdraw";
  private static final String PLANTED_ROOT = "io.adpay.planted.withdraw";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(PLANTED_ROOT);

  @Test
  void featuresDoNotGoInCircles() {
    ArchitectureRules.featuresDoNotGoInCircles(ROOT).check(SERVICE);
    bites(ArchitectureRules.featuresDoNotGoInCircles(PLANTED_ROOT));
  }

  @Test
  void timeComesFromTheClock() {
    checksAndBites(ArchitectureRules.timeComesFromTheClock());
  }

  @Test
  void nothingIsInjectedIntoFields() {
    checksAndBites(ArchitectureRules.nothingIsInjectedIntoFields());
  }

  @Test
  void nothingStaticChanges() {
    checksAndBites(ArchitectureRules.nothingStaticChanges());
  }

  @Test
  void namesSayWhatThingsAre() {
    checksAndBites(ArchitectureRules.namesSayWhatThingsAre());
  }

  @Test
  void rulesKnowNobody() {
    ArchitectureRules.rulesKnowNobody(ROOT + ".rules", ROOT).check(SERVICE);
    bites(ArchitectureRules.rulesKnowNobody(PLANTED_ROOT + ".first", PLANTED_ROOT));
  }

  @Test
  void onlyDesksCallOtherServices() {
    checksAndBites(ArchitectureRules.onlyDesksCallOtherServices());
  }

  @Test
  void aggregatesHaveVerbsAndNoSetters() {
    checksAndBites(ArchitectureRules.aggregatesHaveVerbsAndNoSetters());
  }

  @Test
  void transactionsAreOpenedWhereTheyCanBeSeen() {
    checksAndBites(ArchitectureRules.transactionsAreOpenedWhereTheyCanBeSeen());
  }

  @Test
  void whoComesInFromOutsideIsHidden() {
    checksAndBites(ArchitectureRules.whoComesInFromOutsideIsHidden());
  }

  private static void checksAndBites(ArchRule rule) {
    rule.check(SERVICE);
    bites(rule);
  }

  private static void bites(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
