package io.adpay.withdraw;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** What this service's code keeps to, for any package that the rules are asked about. */
final class ArchitectureRules {

  private ArchitectureRules() {}

  static ArchRule featuresDoNotGoInCircles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  static ArchRule timeComesFromTheClock() {
    return noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("a test must be able to say what time it is");
  }

  static ArchRule nothingIsInjectedIntoFields() {
    return noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);
  }

  static ArchRule nothingStaticChanges() {
    return fields().that().areStatic().should().beFinal().allowEmptyShould(true);
  }

  static ArchRule namesSayWhatThingsAre() {
    return noClasses()
        .should()
        .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|VO|DTO|BO|Dto|Vo)");
  }

  static ArchRule rulesKnowNobody(String rules, String everybody) {
    return noClasses()
        .that()
        .resideInAPackage(rules + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(everybody + "..").and(resideOutsideOfPackage(rules + "..")));
  }

  static ArchRule onlyDesksCallOtherServices() {
    return noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Desk")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework.web.client..", "java.net.http..");
  }

  static ArchRule aggregatesHaveVerbsAndNoSetters() {
    return noMethods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Entity.class)
        .should()
        .haveNameStartingWith("set");
  }

  static ArchRule transactionsAreOpenedWhereTheyCanBeSeen() {
    return noMethods()
        .should()
        .beAnnotatedWith(Transactional.class)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(Transactional.class);
  }

  static ArchRule whoComesInFromOutsideIsHidden() {
    return classes().that().areAnnotatedWith(RestController.class).should().notBePublic();
  }
}
