package dev.countersign.signature.damage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a text as a reader sees it.
 *
 * @param start where it begins in the text
 * @param text without markup and blanks around it; not empty
 * @param quoted whether it has the sign of a quoted one before it, or stands in a blockquote
 */
record SeenLine(int start, String text, boolean quoted) {
  /** What is not shown, or a tag: its slash and its name. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "<!--.*?-->|<(style|script|title)\\b.*?</\\1\\s*>"
              + "|<(/?)([a-z][a-z0-9]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>|<![^>]*>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Set<String> INLINE =
      Set.of("a", "b", "i", "u", "em", "strong", "span", "font", "img", "small", "tt", "code", "o");

  static List<SeenLine> ofText(String text) {
    List<SeenLine> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int feed = text.indexOf('\n', start);
      int end = feed < 0 ? text.length() : feed;
      add(start, text.substring(start, end), false, lines);
      start = end + 1;
    }
    return lines;
  }

  static List<SeenLine> ofHtml(String html) {
    List<SeenLine> lines = new ArrayList<>();
    Matcher markup = MARKUP.matcher(html);
    StringBuilder line = new StringBuilder();
    int start = 0;
    int from = 0;
    int depth = 0;
    while (markup.find()) {
      start = line.isEmpty() ? from : start;
      line.append(html, from, markup.start());
      from = markup.end();
      String name = markup.group(3) == null ? "" : markup.group(3).toLowerCase(Locale.ROOT);
      if (!name.isEmpty() && !INLINE.contains(name)) {
        add(start, shown(line), depth > 0, lines);
        line.setLength(0);
      }
      if (name.equals("blockquote")) {
        depth = Math.max(0, depth + (markup.group(2).isEmpty() ? 1 : -1));
      }
    }
    add(
        line.isEmpty() ? from : start,
        shown(line.append(html, from, html.length())),
        depth > 0,
        lines);
    return lines;
  }

  private static String shown(CharSequence html) {
    return html.toString()
        .replace("&nbsp;", " ")
        .replace("&#160;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }

  private static void add(int start, String shown, boolean inQuote, List<SeenLine> lines) {
    String text = shown.replace('\u00A0', ' ').strip();
    if (!text.isEmpty()) {
      lines.add(new SeenLine(start, text, inQuote || text.startsWith(">")));
    }
  }
}
