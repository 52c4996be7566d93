package io.adpay.chaos.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What the judge says of a world. */
final class Judged {

  private Judged() {}

  static Verdict verdict(WrittenBooks world) {
    return new JudgeBooks(Bounds.local()).judge(world.books());
  }

  static void isClean(WrittenBooks world) {
    assertThat(verdict(world).findings()).isEmpty();
  }

  /** It finds just that, by just that rule, and knows something of it. */
  static Finding finds(WrittenBooks world, Rule rule, String number) {
    Verdict verdict = verdict(world);
    assertThat(verdict.findings())
        .extracting(Finding::rule, Finding::number)
        .containsExactly(tuple(rule.word(), number));
    assertThat(verdict.findings().getFirst().what()).isNotBlank();
    return verdict.findings().getFirst();
  }
}
