package dev.countersign.onboarding.spf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An SPF record.
 *
 * @param terms in their order
 * @param invalid terms that are none: receivers treat the whole record as an error
 */
record SpfRecord(List<SpfTerm> terms, List<String> invalid) {
  private static final String VERSION = "v=spf1";

  /** Whether a TXT record is one (RFC 7208 section 4.5). */
  static boolean isSpf(String txt) {
    String lower = txt.toLowerCase(Locale.ROOT);
    return lower.equals(VERSION) || lower.startsWith(VERSION + " ");
  }

  static SpfRecord parse(String txt) {
    List<SpfTerm> terms = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (String text : txt.substring(VERSION.length()).strip().split(" +")) {
      Optional<SpfTerm> term = SpfTerm.parse(text);
      term.ifPresent(terms::add);
      if (term.isEmpty() && !text.isEmpty()) {
        invalid.add(text);
      }
    }
    return new SpfRecord(terms, invalid);
  }

  boolean includes(String domain) {
    return terms.stream().anyMatch(term -> term.isIncludeOf(domain));
  }

  /** The same with includes before the term that ends it; what is there stays as it is. */
  SpfRecord with(List<String> domains) {
    List<SpfTerm> now = new ArrayList<>(terms);
    int end = 0;
    while (end < now.size() && !isEnd(now.get(end))) {
      end++;
    }
    for (String domain : domains) {
      now.add(end++, new SpfTerm("include:" + domain, '+', "include", domain));
    }
    return new SpfRecord(now, invalid);
  }

  private static boolean isEnd(SpfTerm term) {
    return term.name().equals("all") || term.name().equals("redirect");
  }

  /** As it is published. */
  String text() {
    StringBuilder text = new StringBuilder(VERSION);
    terms.forEach(term -> text.append(' ').append(term.text()));
    return text.toString();
  }
}
