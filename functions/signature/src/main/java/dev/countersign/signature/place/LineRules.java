package dev.countersign.signature.place;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rules of quoted-lines.txt. */
final class LineRules {

  /** A field of the header of a quoted message. */
  enum Field {
    FROM,
    SENT,
    TO,
    CC,
    SUBJECT
  }

  /** A field name and the languages that have it. */
  record Label(Field field, TreeSet<String> languages) {}

  private static final int LONGEST_LABEL = 30;
  private static final int LEAST_DECORATION = 2;
  private static final int SHORTEST_RULE = 5;

  private static final LineRules STANDARD = read();

  private final List<Attribution> attributions = new ArrayList<>();
  private final Map<String, String> banners = new HashMap<>();
  private final Map<String, Label> labels = new HashMap<>();
  private final List<String> footers = new ArrayList<>();
  private long footerCharacters;
  private int longestBanner;

  /** The rules of the file; they never change. */
  static LineRules standard() {
    return STANDARD;
  }

  private static LineRules read() {
    LineRules rules = new LineRules();
    for (List<String> row : RuleFile.read("quoted-lines.txt")) {
      rules.add(row);
    }
    return rules;
  }

  private void add(List<String> row) {
    String language = row.get(1);
    switch (row.get(0)) {
      case "attribution" -> attributions.add(Attribution.of(language, row.get(2), row.get(3)));
      case "banner" -> {
        for (String banner : RuleFile.forms(row.get(2))) {
          banners.put(banner, "banner-".concat(language));
          longestBanner = Math.max(longestBanner, banner.length());
        }
      }
      case "label" -> {
        Field field = Field.valueOf(row.get(2).toUpperCase(Locale.ROOT));
        for (String label : RuleFile.forms(row.get(3))) {
          add(label, field, language);
        }
      }
      case "footer" -> {
        footers.addAll(RuleFile.forms(row.get(2)));
        footerCharacters = FirstCharacters.of(footers);
      }
      default -> throw new IllegalArgumentException("no such rule: " + row);
    }
  }

  private void add(String name, Field field, String language) {
    Label label = labels.get(name);
    if (label == null) {
      label = new Label(field, new TreeSet<>());
      labels.put(name, label);
    } else if (label.field() != field) {
      throw new IllegalArgumentException(name + " is two fields, one in " + language);
    }
    label.languages().add(language);
  }

  List<Attribution> attributions() {
    return attributions;
  }

  /** Name of the banner that the line is: a known phrase between dashes, or before a colon. */
  @Nullable String banner(String lowerCase) {
    int from = 0;
    int to = lowerCase.length();
    while (from < to && isDecoration(lowerCase.charAt(from))) {
      from++;
    }
    while (to > from && isDecoration(lowerCase.charAt(to - 1))) {
      to--;
    }
    if (from < LEAST_DECORATION && !lowerCase.endsWith(":")) {
      return null;
    }
    String phrase = lowerCase.substring(from, to).strip();
    String name = bannerOf(phrase);
    int by = phrase.indexOf(" by ");
    return name == null && by > 0 ? bannerOf(phrase.substring(0, by + 3)) : name;
  }

  private @Nullable String bannerOf(String phrase) {
    return phrase.length() > longestBanner ? null : banners.get(phrase);
  }

  /** The field whose name the line starts with. */
  @Nullable Label label(String lowerCase) {
    int from = 0;
    while (from < lowerCase.length() && isDecoration(lowerCase.charAt(from))) {
      from++;
    }
    int colon = colon(lowerCase, from);
    if (colon < 0 || colon - from > LONGEST_LABEL) {
      return null;
    }
    int to = colon;
    while (to > from && isDecoration(lowerCase.charAt(to - 1))) {
      to--;
    }
    return labels.get(lowerCase.substring(from, to));
  }

  /** Whether the line begins what a client or list server puts under a message. */
  boolean isFooter(String lowerCase) {
    if (FirstCharacters.mayBeAt(lowerCase, 0, footerCharacters)) {
      for (String footer : footers) {
        if (lowerCase.startsWith(footer)) {
          return true;
        }
      }
    }
    return lowerCase.equals("--") || isRule(lowerCase);
  }

  /** Whether the line is nothing but a line. */
  boolean isRule(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("_-=* ".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return text.length() >= SHORTEST_RULE;
  }

  private static int colon(String text, int from) {
    int ascii = text.indexOf(':', from);
    int wide = text.indexOf('\uFF1A', from);
    return ascii < 0 || wide >= 0 && wide < ascii ? wide : ascii;
  }

  private static boolean isDecoration(char c) {
    return c == '-' || c == '=' || c == '_' || c == '*' || c == ' ' || c == ':' || c == '>';
  }
}
