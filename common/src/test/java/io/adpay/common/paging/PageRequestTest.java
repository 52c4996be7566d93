package io.adpay.common.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adpay.common.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

class PageRequestTest {

  @Test
  void fiftyFromTheNewestAreUsual() {
    assertThat(PageRequest.of(null, null)).isEqualTo(new PageRequest(50, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "50", "200"})
  void oneToTwoHundredMayBeAsked(String limit) {
    assertThat(PageRequest.of(limit, null).limit()).isEqualTo(Integer.parseInt(limit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "", "ten", "1.5", "99999999999"})
  void everyOtherLimitIsRefused(String limit) {
    assertRefused(() -> PageRequest.of(limit, null), "limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "not base 64!", "AAAA", "AAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoCursorIsRefused(String cursor) {
    assertRefused(() -> PageRequest.of(null, cursor), "cursor");
  }

  @Test
  void pagesFollowOneAnotherToTheEnd() {
    List<Long> all = LongStream.rangeClosed(1, 23).map(i -> 24 - i).boxed().toList();
    List<Long> seen = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    String cursor = null;
    do {
      PageRequest request = PageRequest.of("10", cursor);
      List<Long> rows =
          all.stream().filter(i -> i < request.before()).limit(request.fetch()).toList();
      Page<Long> page = Page.of(rows, request, i -> i);
      seen.addAll(page.items());
      sizes.add(page.items().size());
      cursor = page.nextCursor();
    } while (cursor != null);

    assertThat(seen).isEqualTo(all);
    assertThat(sizes).containsExactly(10, 10, 3);
  }

  @Test
  void aFullLastPageHasNoNext() {
    Page<Long> page = Page.of(List.of(3L, 2L), new PageRequest(2, Long.MAX_VALUE), i -> i);

    assertThat(page.nextCursor()).isNull();
    assertThat(Page.of(List.<Long>of(), PageRequest.of(null, null), i -> i).items()).isEmpty();
  }

  @Test
  void timesAreReadByTheRfc() {
    assertThat(PageRequest.time("from", null)).isNull();
    assertThat(PageRequest.time("from", "2026-11-24T10:00:00.123Z"))
        .isEqualTo(Instant.parse("2026-11-24T10:00:00.123Z"));
    assertThat(PageRequest.time("from", "2026-11-24T18:00:00+08:00"))
        .isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    for (String wrong : new String[] {"", "yesterday", "2026-11-24", "2026-11-24T10:00:00"}) {
      assertRefused(() -> PageRequest.time("from", wrong), "from");
    }
  }

  private static void assertRefused(Runnable reading, String field) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(HttpStatus.BAD_REQUEST);
              assertThat(problem.code()).isEqualTo("validation_failed");
              assertThat(problem.fields())
                  .singleElement()
                  .satisfies(wrong -> assertThat(wrong.field()).isEqualTo(field));
            });
  }
}
