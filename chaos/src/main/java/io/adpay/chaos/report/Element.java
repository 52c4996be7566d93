package io.adpay.chaos.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An element of a page or a picture. Text goes in as it is and comes out escaped, whatever it
 * holds; there is no other way in.
 */
final class Element {

  private static final Set<String> WITHOUT_END = Set.of("br", "col", "hr", "meta");
  private static final char INSTEAD = '\uFFFD';

  private sealed interface Child {
    record Inner(Element element) implements Child {}

    record Text(String text) implements Child {}
  }

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Child> children = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  static Element of(String name, Element... children) {
    return new Element(name).add(List.of(children));
  }

  static Element of(String name, String text) {
    return new Element(name).say(text);
  }

  Element with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  /** A length or a place in a picture, to a tenth. */
  Element with(String attribute, double value) {
    return with(attribute, number(value));
  }

  Element say(String text) {
    children.add(new Child.Text(text));
    return this;
  }

  Element add(Element child) {
    children.add(new Child.Inner(child));
    return this;
  }

  Element add(List<Element> more) {
    more.forEach(this::add);
    return this;
  }

  static String number(double value) {
    double rounded = Math.round(value * 10) / 10.0;
    return rounded == Math.rint(rounded)
        ? Long.toString((long) rounded)
        : String.format(Locale.ROOT, "%.1f", rounded);
  }

  void writeTo(StringBuilder page) {
    page.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          page.append(' ').append(attribute).append("=\"");
          escape(value, page);
          page.append('"');
        });
    page.append('>');
    for (Child child : children) {
      switch (child) {
        case Child.Inner(Element element) -> element.writeTo(page);
        case Child.Text(String text) -> escape(text, page);
      }
    }
    if (!WITHOUT_END.contains(name)) {
      page.append("</").append(name).append('>');
    }
  }

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    writeTo(page);
    return page.toString();
  }

  private static void escape(String text, StringBuilder page) {
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                default -> page.appendCodePoint(isShown(character) ? character : INSTEAD);
              }
            });
  }

  /** Neither a control character nor half of a pair: those are no text in a page. */
  private static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\n' || character == '\t';
      case Character.SURROGATE, Character.UNASSIGNED -> false;
      default -> true;
    };
  }
}
