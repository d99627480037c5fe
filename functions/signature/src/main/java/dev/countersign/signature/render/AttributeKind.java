package dev.countersign.signature.render;

import java.util.Locale;
import java.util.Set;

/** What a value in an attribute can do. */
enum AttributeKind {
  /** It is followed, or fetched. */
  URL,
  /** It is read, at most. */
  TEXT,
  /** It is code, or a list of addresses: no field belongs here. */
  CODE;

  private static final Set<String> URLS =
      Set.of("href", "src", "background", "action", "cite", "longdesc", "poster", "data");

  private static final Set<String> CODES =
      Set.of("style", "srcset", "srcdoc", "formaction", "xlink:href", "ping", "xmlns", "content");

  static AttributeKind of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (CODES.contains(lower) || lower.startsWith("on")) {
      return CODE;
    }
    return URLS.contains(lower) ? URL : TEXT;
  }

  boolean takesFields() {
    return this != CODE;
  }
}
