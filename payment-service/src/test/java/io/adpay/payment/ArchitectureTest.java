package io.adpay.payment;

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
import io.adpay.payment.channel.OutPayoutNo;
import io.adpay.payment.channel.OutRefundNo;
import io.adpay.payment.channel.OutTradeNo;
import io.adpay.payment.channel.PaymentChannel;
import io.adpay.payment.channel.PayoutCommand;
import io.adpay.payment.channel.PrepayCommand;
import io.adpay.payment.channel.RefundCommand;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** What this service's packages may do, each rule shown to bite on a planted violation. */
class ArchitectureTest {

  private static final String CYCLES = "features form no cycles";

  private static final JavaClasses SERVICE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.adpay.payment");

  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages("io.adpay.planted");

  private static final Map<String, ArchRule> RULES =
      Map.ofEntries(
          Map.entry(CYCLES, slices().matching("io.adpay.payment.(*)..").should().beFreeOfCycles()),
          Map.entry(
              "only an adapter knows its channel",
              noClasses()
                  .that()
                  .resideOutsideOfPackages("io.adpay.payment.channel..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "io.adpay.payment.channel.alipay..",
                      "io.adpay.payment.channel.wechat..",
                      "io.adpay.payment.channel.access..",
                      "com.alipay..",
                      "com.wechat..",
                      "okhttp3..")),
          Map.entry(
              "channels know nothing of who uses them",
              noClasses()
                  .that()
                  .resideInAnyPackage("io.adpay.payment.channel..", "io.adpay.planted.beta..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "io.adpay.payment.payment..",
                      "io.adpay.payment.buffer..",
                      "io.adpay.payment.tracking..",
                      "io.adpay.payment.callback..",
                      "io.adpay.payment.closing..",
                      "io.adpay.payment.payout..",
                      "io.adpay.payment.checkout..",
                      "io.adpay.payment.refund..",
                      "io.adpay.payment.judging..",
                      "io.adpay.payment.calls..",
                      "io.adpay.payment.budget..")),
          Map.entry(
              "no call to a channel goes past its budget",
              noClasses()
                  .that()
                  .resideOutsideOfPackages("io.adpay.payment.channel..", "io.adpay.payment.calls..")
                  .should()
                  .callMethod(PaymentChannel.class, "prepay", PrepayCommand.class)
                  .orShould()
                  .callMethod(PaymentChannel.class, "query", OutTradeNo.class)
                  .orShould()
                  .callMethod(PaymentChannel.class, "close", OutTradeNo.class)
                  .orShould()
                  .callMethod(PaymentChannel.class, "refund", RefundCommand.class)
                  .orShould()
                  .callMethod(
                      PaymentChannel.class, "queryRefund", OutTradeNo.class, OutRefundNo.class)
                  .orShould()
                  .callMethod(PaymentChannel.class, "payout", PayoutCommand.class)
                  .orShould()
                  .callMethod(PaymentChannel.class, "queryPayout", OutPayoutNo.class)),
          Map.entry(
              "steps that run in transactions call nobody",
              noClasses()
                  .that()
                  .resideInAnyPackage("io.adpay.payment.payment..", "io.adpay.planted.alpha..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      "io.adpay.payment.calls..",
                      "org.springframework.web.client..",
                      "java.net.http..")),
          Map.entry(
              "transactions are opened where they can be seen",
              noMethods()
                  .should()
                  .beAnnotatedWith(Transactional.class)
                  .orShould()
                  .beDeclaredInClassesThat()
                  .areAnnotatedWith(Transactional.class)),
          Map.entry(
              "time comes from the clock",
              noClasses()
                  .should()
                  .callMethod(Instant.class, "now")
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
        rule.equals(CYCLES)
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
