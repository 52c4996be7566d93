package io.adpay.withdraw.withdrawal;

import static org.assertj.core.api.Assertions.assertThat;

import io.adpay.withdraw.testing.Answer;
import io.adpay.withdraw.testing.RunningWithdrawService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traffic owners see their own withdrawals, operators all; newest first. */
class ReadWithdrawalsIT extends RunningWithdrawService {

  @Test
  void othersWithdrawalsDoNotExist() {
    long withdrawalNo = requested(newOwner(), LARGE);

    assertThat(withdrawal(newOwner(), withdrawalNo).status()).isEqualTo(404);
  }

  @Test
  void listsGoFromTheNewestInPages() {
    long uid = newOwner();
    List<Long> newestFirst =
        IntStream.range(0, 5).mapToObj(_ -> requested(uid, LARGE)).toList().reversed();
    requested(newOwner(), LARGE);

    assertThat(paged(SUITE.trafficToken(uid), "/api/v1/withdrawals?limit=2"))
        .containsExactlyElementsOf(newestFirst);
  }

  @Test
  void statusNarrowsTheList() {
    long uid = newOwner();
    long pending = requested(uid, LARGE);
    long rejected = requested(uid, LARGE);
    reject("operator", rejected);

    assertThat(paged(SUITE.trafficToken(uid), "/api/v1/withdrawals?limit=50&status=PENDING_REVIEW"))
        .containsExactly(pending);
    assertThat(paged(SUITE.trafficToken(uid), "/api/v1/withdrawals?limit=50&status=REJECTED"))
        .containsExactly(rejected);
    assertThat(paged(SUITE.trafficToken(uid), "/api/v1/withdrawals?limit=50&status=PAID"))
        .isEmpty();
  }

  @Test
  void operatorsSeeEverybodys() {
    long one = requested(newOwner(), LARGE);
    long other = requested(newOwner(), LARGE);
    long decided = requested(newOwner(), LARGE);
    reject("operator", decided);
    String operator = SUITE.operatorToken("operator");

    assertThat(paged(operator, "/api/v1/ops/withdrawals?limit=7&status=PENDING_REVIEW"))
        .contains(other, one)
        .doesNotContain(decided)
        .isSortedAccordingTo((left, right) -> Long.compare(right, left));
    assertThat(paged(operator, "/api/v1/ops/withdrawals?limit=200")).contains(decided, other, one);
  }

  @ParameterizedTest
  @ValueSource(strings = {"status=FREEZING", "status=paid", "limit=0", "limit=201", "cursor=x"})
  void badParameterIsRefused(String parameter) {
    Answer own = get(SUITE.trafficToken(newOwner()), "/api/v1/withdrawals?" + parameter);
    Answer all = get(SUITE.operatorToken("operator"), "/api/v1/ops/withdrawals?" + parameter);

    assertThat(own.status()).isEqualTo(400);
    assertThat(own.text("code")).isEqualTo("validation_failed");
    assertThat(own.body().get("errors").get(0).get("field").asString())
        .isEqualTo(parameter.substring(0, parameter.indexOf('=')));
    assertThat(all.status()).isEqualTo(400);
  }

  private List<Long> paged(String token, String path) {
    List<Long> found = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = get(token, path + cursor);
      assertThat(page.status()).isEqualTo(200);
      page.body()
          .get("items")
          .forEach(item -> found.add(Long.parseLong(item.get("withdrawalNo").asString())));
      var next = page.body().get("nextCursor");
      cursor = next.isNull() ? "" : "&cursor=" + next.asString();
    } while (!cursor.isEmpty());
    return found;
  }
}
