package io.adpay.chaos.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The page of a run: one file that needs no other, no network and no script. */
final class Page {

  private static final String STYLE = "report.css";

  private final RunRecord run;

  Page(RunRecord run) {
    this.run = run;
  }

  String html() {
    StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n");
    VerdictSection verdict = new VerdictSection(run);
    Element.of("meta").with("charset", "utf-8").writeTo(page);
    Element.of("meta")
        .with("name", "viewport")
        .with("content", "width=device-width, initial-scale=1")
        .writeTo(page);
    Element.of("meta").with("name", "color-scheme").with("content", "light dark").writeTo(page);
    Element.of("title", "AdPay under faults: " + verdict.headline()).writeTo(page);
    // The style is ours and goes in as it is: a style element knows no escapes.
    page.append("\n<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    body(verdict).writeTo(page);
    return page.append("\n</body>\n</html>\n").toString();
  }

  private Element body(VerdictSection verdict) {
    RunSection about = new RunSection(run);
    Element main =
        Element.of(
            "main",
            Element.of("h1", "AdPay under faults"),
            verdict.headlineElement(),
            about.summary(),
            verdict.findings());
    Span.of(run)
        .ifPresentOrElse(
            span -> main.add(new PictureSection(run, span).elements()),
            () -> main.add(Element.of("p", "Nothing happened, so there are no pictures.")));
    return main.add(new CallSection(run).element()).add(verdict.figures()).add(about.elements());
  }

  private static String style() {
    try (InputStream style = Page.class.getResourceAsStream(STYLE)) {
      return new String(
          Objects.requireNonNull(style, STYLE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
