package io.adpay.sandbox;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The walls of the sandbox, and that each of them stands. */
class ArchitectureTest {

  private static final ArchRule CHANNELS_APART =
      noClasses()
          .that()
          .resideInAPackage("..alipay..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..wechat..")
          .because("each channel must be changeable, and wrong, by itself");

  private static final ArchRule CHANNELS_APART_THE_OTHER_WAY =
      noClasses()
          .that()
          .resideInAPackage("..wechat..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..alipay..")
          .because("each channel must be changeable, and wrong, by itself");

  private static final ArchRule NOTHING_OF_THE_SUITE =
      noClasses()
          .that()
          .resideInAPackage("io.adpay.sandbox..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.adpay..").and(not(resideInAPackage("io.adpay.sandbox.."))))
          .because("what both sides share could be wrong on both sides unseen");

  private static final ArchRule TRADES_KNOW_NO_CHANNEL =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..trade..",
              "..transfer..",
              "..books..",
              "..number..",
              "..notification..",
              "..faults..",
              "..account..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..alipay..", "..wechat..", "..cashier..", "..control..")
          .because("what both channels stand on stands without them");

  private static final ArchRule NO_CYCLES =
      slices().matching("io.adpay.sandbox.(*)..").should().beFreeOfCycles();

  private static final ArchRule ENDPOINTS_ARE_HIDDEN =
      classes()
          .that()
          .resideInAnyPackage("..alipay..", "..wechat..", "..cashier..", "..control..")
          .should()
          .notBePublic()
          .because("nobody but a client on the wire may call them");

  private static final JavaClasses SANDBOX =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.adpay.sandbox");

  @Test
  void wallsStand() {
    CHANNELS_APART.check(SANDBOX);
    CHANNELS_APART_THE_OTHER_WAY.check(SANDBOX);
    NOTHING_OF_THE_SUITE.check(SANDBOX);
    TRADES_KNOW_NO_CHANNEL.check(SANDBOX);
    NO_CYCLES.check(SANDBOX);
    ENDPOINTS_ARE_HIDDEN.check(SANDBOX);
  }

  @Test
  void plantedViolationsAreSeen() {
    JavaClasses planted = new ClassFileImporter().importPackages("io.adpay.sandbox.planted");
    assertBites(CHANNELS_APART, planted);
    assertBites(CHANNELS_APART_THE_OTHER_WAY, planted);
    assertBites(TRADES_KNOW_NO_CHANNEL, planted);
    assertBites(ENDPOINTS_ARE_HIDDEN, planted);
    assertBites(
        slices().matching("io.adpay.sandbox.planted.(*)..").should().beFreeOfCycles(), planted);
    assertBites(
        NOTHING_OF_THE_SUITE,
        new ClassFileImporter().importPackages("io.adpay.sandbox.planted", "io.adpay.planted"));
  }

  private static void assertBites(ArchRule rule, JavaClasses planted) {
    assertThat(rule.evaluate(planted).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
