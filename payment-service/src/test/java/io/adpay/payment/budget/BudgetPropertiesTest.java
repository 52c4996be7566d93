package io.adpay.payment.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BudgetPropertiesTest {

  @Test
  void defaultsStayBelowTheChannelsHundred() {
    BudgetProperties defaults = bind(Map.of());

    assertThat(defaults.limit()).isEqualTo(95);
    assertThat(defaults.window()).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.limitOfOneNode()).isEqualTo(23);
    assertThat(defaults.shares().pay()).isEqualTo(60);
    assertThat(defaults.shares().query()).isEqualTo(25);
  }

  @Test
  void sharesNeverPromiseMoreThanTheLimit() {
    for (int limit : new int[] {23, 95, 1000}) {
      BudgetProperties properties = bind(Map.of("adpay.budget.limit", limit));
      int promised =
          Stream.of(CallKind.values()).mapToInt(kind -> properties.sure(kind, limit)).sum();
      assertThat(promised).isLessThanOrEqualTo(limit);
    }
  }

  @Test
  void noKindIsEverLeftWithNothing() {
    BudgetProperties tiny = bind(Map.of("adpay.budget.limit", 1));

    assertThat(CallKind.values()).allMatch(kind -> tiny.sure(kind, 1) == 1);
  }

  static BudgetProperties bind(Map<String, Object> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("adpay.budget", BudgetProperties.class);
  }
}
