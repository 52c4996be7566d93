package io.adpay.chaos.report;

import static io.adpay.chaos.report.MadeUpRun.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.adpay.chaos.journal.CallKind;
import io.adpay.chaos.judge.Finding;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

class PageTest {

  private static final Pattern PICTURE = Pattern.compile("<svg id=.*?</svg>", Pattern.DOTALL);

  @Test
  void theTimeLineShowsEachFault() {
    RunRecord run = MadeUpRun.clean();

    String timeline = picture("faults", html(run));

    for (int i = 0; i < run.faults().size(); i++) {
      InflictedFault fault = run.faults().get(i);
      assertThat(timeline)
          .contains("<title>%d. %s: %s (".formatted(i + 1, fault.kind(), fault.words()));
    }
    assertThat(timeline).contains(">payment-service-2<", ">mariadb<", ">channel<", ">network<");
    assertThat(timeline).contains("never inflicted");
  }

  @Test
  void eachPictureHasATitleADescriptionAndATableThatSaysTheSame() {
    String page = html(MadeUpRun.clean());

    assertThat(PICTURE.matcher(page).results())
        .hasSize(4)
        .allSatisfy(
            picture ->
                assertThat(picture.group())
                    .containsPattern("role=\"img\" aria-labelledby=\"\\w+-title \\w+-desc\"")
                    .contains("<title id=", "<desc id="));
    assertThat(page)
        .contains(
            "<caption>Faults</caption>",
            "<caption>Calls over time</caption>",
            "<caption>Money in flight over time</caption>");
  }

  @Test
  void aFaultOnALaneThatNobodyNamedGetsOne() {
    RunRecord run =
        MadeUpRun.withFaults(List.of(MadeUpRun.fault("kill", "moon", "the moon is gone", 1, 2)));

    assertThat(picture("faults", html(run))).contains(">moon<", "the moon is gone");
  }

  @Test
  void overlappingFaultsOfALaneLieBelowOneAnother() {
    RunRecord run =
        MadeUpRun.withFaults(
            List.of(
                MadeUpRun.fault("cut", "network", "one", 10, 60),
                MadeUpRun.fault("cut", "network", "two", 30, 90),
                MadeUpRun.fault("cut", "network", "three", 120, 150)));

    Map<String, String> heights =
        Pattern.compile("<title>([123])\\. .*?</title><rect [^>]*? y=\"([0-9.]+)\"")
            .matcher(picture("faults", html(run)))
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));

    assertThat(heights).hasSize(3);
    assertThat(heights.get("2")).isNotEqualTo(heights.get("1"));
    assertThat(heights.get("3")).isEqualTo(heights.get("1"));
  }

  @Test
  void aCleanRunNamesTheSumThatIsAccountedFor() {
    RunRecord run =
        MadeUpRun.withCalls(
            List.of(
                MadeUpRun.call(CallKind.BUYER_PAYS, "", "1", 1, 5, MadeUpRun.answer(200)),
                MadeUpRun.call(CallKind.BUYER_PAYS, "", "1", 2, 5, MadeUpRun.answer(200)),
                MadeUpRun.call(CallKind.BUYER_PAYS, "", "2", 3, 5, MadeUpRun.nothing())));

    assertThat(html(run)).contains("Clean: every fen of ¥100.00 accounted for");
  }

  @Test
  void aRunInWhichNobodyPaidDoesNotPretendToProveAnything() {
    assertThat(html(MadeUpRun.withCalls(List.of())))
        .contains("Clean, but no buyer paid anything: this run says little", "Nobody called.");
  }

  @Test
  void findingsComeFirstWithAllThatIsKnown() {
    String page = html(MadeUpRun.with(MadeUpRun.findings()));

    assertThat(page)
        .contains(">3 findings<", "<code>acknowledged-and-missing</code> × 2")
        .contains("1177745913001234567", "no transfer of the kind RECHARGE", "TRADE_SUCCESS")
        .contains("<th scope=\"col\" class=\"words\">closedBy</th>", ">expiry<")
        .contains("Nothing else is known.")
        .doesNotContain("Clean");
    assertThat(page.indexOf("1177745913001234567")).isLessThan(page.indexOf("<svg"));
  }

  @Test
  void oneFindingIsNotManyAndManyAreNotAllShown() {
    Finding finding = MadeUpRun.findings().getFirst();

    assertThat(html(MadeUpRun.with(List.of(finding)))).contains(">1 finding<");
    assertThat(html(MadeUpRun.with(Collections.nCopies(1_234, finding))))
        .contains(">1,234 findings<", "And 1,184 more of this rule");
  }

  @Test
  void whateverAFindingHoldsStaysText() {
    String evil = "</pre><script>alert(\"1\")</script> & \u0000 \uD800 '";
    RunRecord run =
        MadeUpRun.with(List.of(new Finding(evil, evil, evil, Map.of(evil, Map.of(evil, evil)))));

    String page = html(run);

    assertThat(page)
        .doesNotContain("<script", "\u0000", "\uD800")
        .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \uFFFD \uFFFD");
    assertThatCode(() -> parse(page)).doesNotThrowAnyException();
  }

  @Test
  void whateverAFaultIsCalledStaysText() {
    String evil = "\"><script>";
    RunRecord run = MadeUpRun.withFaults(List.of(MadeUpRun.fault(evil, evil, evil, 1, 2)));

    assertThat(html(run)).doesNotContain("<script");
  }

  @Test
  void theCommandToHaveTheRunAgainIsOnThePage() {
    assertThat(html(MadeUpRun.clean()))
        .contains("./adpay chaos --seed 4711 --minutes 5 --faults kill,pause,restart");
    assertThat(html(MadeUpRun.empty()))
        .contains(">./adpay chaos --seed 7 --minutes 5 --merchants 8 --nodes 2 --settle 3<");
  }

  @Test
  void sumsAndNumbersAreWrittenForPeople() {
    assertThat(html(MadeUpRun.clean()))
        .contains(">¥12,345.67<", ">12,904<", "2 cores, 8.0 GiB", "docs/proof.md")
        .contains(">calls by kind<", ">settle 40<");
  }

  @ParameterizedTest
  @MethodSource("anyRun")
  void thePageNeedsNothingElseAndIsWellFormed(RunRecord run) {
    String page = html(run);

    assertThat(page)
        .doesNotContain("http:", "https:", "src=", "href=", "url(", "@import", "<script")
        .doesNotContain("NaN", "Infinity");
    assertThatCode(() -> parse(page)).doesNotThrowAnyException();
  }

  static Stream<RunRecord> anyRun() {
    return Stream.of(
        MadeUpRun.clean(),
        MadeUpRun.with(MadeUpRun.findings()),
        MadeUpRun.empty(),
        MadeUpRun.withFaults(List.of()),
        MadeUpRun.withFaults(MadeUpRun.faults()),
        MadeUpRun.withMoney(List.of(new MoneySample(BEGIN, 0, 0, 0, 0))),
        MadeUpRun.withMoney(List.of(new MoneySample(BEGIN, Long.MAX_VALUE, 1, 2, 3))),
        MadeUpRun.withCalls(
            List.of(MadeUpRun.call(CallKind.SETTLE, "", "", 0, 0, MadeUpRun.nothing()))));
  }

  @Test
  void anEmptyRunHasNoPictures() {
    assertThat(html(MadeUpRun.empty())).contains("there are no pictures").doesNotContain("<svg");
  }

  @Test
  void oneSampleIsADotThatCanBeSeen() {
    RunRecord run =
        MadeUpRun.withMoney(List.of(new MoneySample(BEGIN.plusSeconds(3), 5_000, 0, 0, 0)));

    assertThat(picture("money", html(run))).containsPattern("class=\"line m0\" d=\"M[0-9. ]+h0\"");
  }

  private static String html(RunRecord run) {
    return new Page(run).html();
  }

  private static String picture(String id, String page) {
    return PICTURE
        .matcher(page)
        .results()
        .map(found -> found.group())
        .filter(svg -> svg.startsWith("<svg id=\"" + id + "\""))
        .findFirst()
        .orElseThrow();
  }

  /** HTML is no XML, but ours is but for the elements that have no end. */
  private static void parse(String page) throws Exception {
    String xml = page.replaceFirst("<!doctype html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
