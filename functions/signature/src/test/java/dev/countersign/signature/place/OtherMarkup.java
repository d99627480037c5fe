package dev.countersign.signature.place;

import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ways in which clients and gateways write the same HTML. */
enum OtherMarkup {
  UPPER_CASE(new Tags(OtherMarkup::upperCase, (name, value) -> upperCase(name) + quoted(value))),
  SINGLE_QUOTES(tags((name, value) -> name + quoted(value, "'"))),
  NO_QUOTES(
      tags((name, value) -> name + (value.matches("[\\w.:#-]+") ? "=" + value : quoted(value)))),
  BLANKS_AROUND_EQUALS_SIGNS(tags((name, value) -> name + quoted(value).replaceFirst("=", " = "))),
  ONE_ATTRIBUTE_A_LINE(tags((name, value) -> "\r\n  " + name + quoted(value))),
  TIGHT_STYLES(styles(style -> style.replaceAll("\\s*([:;])\\s*", "$1").replaceAll(";$", ""))),
  WIDE_STYLES(styles(style -> style.replaceAll("\\s*([:;])\\s*", "$1 ").strip())),
  STYLES_IN_UPPER_CASE(styles(OtherMarkup::upperCase)),
  OTHER_ATTRIBUTES(
      html -> html.replaceAll("(?i)<(p|div|span|td)\\b", "<$1 lang=\"en-GB\" data-x=\"1\"")),
  WRAPPED_TEXT(texts(text -> text.replaceAll(" ", "\r\n"))),
  WIDE_TEXT(texts(text -> text.replaceAll("\\s+", "  \n "))),
  TEXT_WITHOUT_LINES(texts(text -> text.replaceAll("\\s+", " "))),
  SPANS_AROUND_TEXT(texts(text -> text.isBlank() ? text : "<span>" + text + "</span>")),
  FONTS_AROUND_TEXT(texts(text -> text.isBlank() ? text : "<font size=\"2\">" + text + "</font>")),
  SIGNS_AS_THEY_ARE(texts(text -> text.replace("&gt;", ">"))),
  NUMBERED_BLANKS(html -> html.replace("&nbsp;", "&#160;")),
  COMMENTS_BETWEEN(
      html -> html.replaceAll("(?i)(</(?:div|p|blockquote|span|b|a)>)", "$1<!-- x -->")),
  LINES_BETWEEN(
      html -> html.replaceAll("(?i)(</(?:div|p|blockquote|t[rd]|table|[uo]l|li)>)", "$1\r\n")),
  AS_XHTML(html -> html.replaceAll("(?i)<(br|hr|img|meta)\\b([^>]*?)/?>", "<$1$2 />")),
  OFFICE_PARAGRAPHS(html -> html.replaceAll("(?i)</p>", "<o:p></o:p></p>")),
  WITH_DOCTYPE(html -> "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\r\n" + html);

  private final UnaryOperator<String> way;

  OtherMarkup(UnaryOperator<String> way) {
    this.way = way;
  }

  String of(String html) {
    return way.apply(html);
  }

  private static UnaryOperator<String> tags(BinaryOperator<String> attribute) {
    return new Tags(UnaryOperator.identity(), attribute);
  }

  private static UnaryOperator<String> styles(UnaryOperator<String> style) {
    return tags(
        (name, value) ->
            name + quoted(name.equalsIgnoreCase("style") ? style.apply(value) : value));
  }

  private static UnaryOperator<String> texts(UnaryOperator<String> text) {
    return html -> Tags.between(html, text, tag -> tag.group());
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String quoted(String value) {
    return quoted(value, "\"");
  }

  private static String quoted(String value, String quote) {
    if (value.isEmpty()) {
      return "";
    }
    String possible = value.contains(quote) ? (quote.equals("'") ? "\"" : "'") : quote;
    return "=" + possible + value + possible;
  }

  /**
   * Writes tags anew.
   *
   * @param attribute of its name and its value
   */
  private record Tags(UnaryOperator<String> name, BinaryOperator<String> attribute)
      implements UnaryOperator<String> {
    private static final Pattern MARKUP =
        Pattern.compile(
            "(?is)<!--.*?-->|<(?:style|title|textarea|pre)\\b.*?</(?:style|title|textarea|pre)>"
                + "|<(?<name>/?[a-z][\\w:]*)(?<rest>(?:\"[^\"]*\"|'[^']*'|[^\"'>])*)>|<[^>]*>");

    private static final Pattern ATTRIBUTE =
        Pattern.compile("([^\\s=\"'/]+)(?:\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s\"']+))?");

    @Override
    public String apply(String html) {
      return between(html, UnaryOperator.identity(), this::tag);
    }

    static String between(String html, UnaryOperator<String> text, Function<Matcher, String> tag) {
      StringBuilder out = new StringBuilder();
      Matcher markup = MARKUP.matcher(html);
      int last = 0;
      while (markup.find()) {
        out.append(text.apply(html.substring(last, markup.start()))).append(tag.apply(markup));
        last = markup.end();
      }
      return out.append(text.apply(html.substring(last))).toString();
    }

    private String tag(Matcher markup) {
      String element = markup.group("name");
      if (element == null) {
        return markup.group();
      }
      StringBuilder out = new StringBuilder("<").append(name.apply(element));
      Matcher each = ATTRIBUTE.matcher(markup.group("rest"));
      while (each.find()) {
        String value = each.group(2) == null ? "" : each.group(2).replaceAll("^[\"']|[\"']$", "");
        out.append(' ').append(attribute.apply(each.group(1), value));
      }
      return out.append(markup.group("rest").endsWith("/") ? "/>" : ">").toString();
    }
  }
}
