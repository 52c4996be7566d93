package io.adpay.sandbox.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A page out of a template in {@code cashier/}: each {@code {{name}}} stands for a text, which is
 * escaped, or for a piece of HTML that was made the same way.
 */
final class Page {

  private static final String LAYOUT = template("layout");
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";

  private final String template;
  private final Map<String, String> values = new LinkedHashMap<>();

  private Page(String template) {
    this.template = template;
  }

  static Page of(String name) {
    return new Page(template(name));
  }

  Page text(String name, String text) {
    values.put(name, HtmlUtils.htmlEscape(text, UTF_8.name()));
    return this;
  }

  Page html(String name, String html) {
    values.put(name, html);
    return this;
  }

  /** One pass over the template, so that no value is taken for a template itself. */
  String fill() {
    StringBuilder filled = new StringBuilder();
    int at = 0;
    int open = template.indexOf("{{");
    while (open >= 0) {
      int close = template.indexOf("}}", open);
      String name = template.substring(open + 2, close);
      String value = values.get(name);
      if (value == null) {
        throw new IllegalStateException("Nothing for {{" + name + "}}");
      }
      filled.append(template, at, open).append(value);
      at = close + 2;
      open = template.indexOf("{{", at);
    }
    return filled.append(template.substring(at)).toString();
  }

  /** The page within the layout, as an answer. */
  ResponseEntity<String> answer(HttpStatus status, String title) {
    String page = new Page(LAYOUT).text("title", title).html("content", fill()).fill();
    return ResponseEntity.status(status)
        .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=utf-8")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .body(page);
  }

  private static String template(String name) {
    try {
      return new ClassPathResource("cashier/" + name + ".html").getContentAsString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
