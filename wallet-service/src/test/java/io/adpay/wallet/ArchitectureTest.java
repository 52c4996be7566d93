package io.adpay.wallet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String ROOT = "io.adpay.wallet";
  private static final String PLANTED_ROOT = "io.adpay.planted.wallet";

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
  void eachFeatureKnowsOnlyWhatItIsBuiltOn() {
    ArchitectureRules.knowsOnly(ROOT, "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "hold").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "ledger", "account", "hold").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "fact", "ledger").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "recharge", "fact", "ledger", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "purpose", "fact", "ledger", "hold", "account")
        .check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "refund", "purpose", "fact", "ledger", "account")
        .check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "withdrawal", "purpose", "fact", "ledger", "account")
        .check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "surplus", "fact", "ledger", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "settlement", "ledger", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "statement", "ledger", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "rollup", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "freeze", "account").check(SERVICE);
    ArchitectureRules.knowsOnly(ROOT, "check", "ledger", "account").check(SERVICE);
    bites(ArchitectureRules.knowsOnly(PLANTED_ROOT, "first"));
  }

  @Test
  void theLedgerKnowsNothingOfTheWeb() {
    ArchitectureRules.theLedgerKnowsNothingOfTheWeb(
            ROOT + ".account..", ROOT + ".hold..", ROOT + ".ledger..", ROOT + ".rollup..")
        .check(SERVICE);
    bites(ArchitectureRules.theLedgerKnowsNothingOfTheWeb(PLANTED_ROOT + ".."));
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

  private static void checksAndBites(ArchRule rule) {
    rule.check(SERVICE);
    bites(rule);
  }

  private static void bites(ArchRule rule) {
    assertThatThrownBy(() -> rule.check(PLANTED)).isInstanceOf(AssertionError.class);
  }
}
