package dev.countersign.onboarding.spf;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directive or modifier of an SPF record (RFC 7208 section 4.6.1).
 *
 * @param text as it stands there
 * @param qualifier of a directive: one of {@code + - ~ ?}; {@code +} for a modifier
 * @param name in lower case, for example {@code include} or {@code redirect}
 * @param value after {@code :} or {@code =}; empty if there is none
 */
record SpfTerm(String text, char qualifier, String name, String value) {
  private static final Pattern FORM =
      Pattern.compile("([+~?-]?)([A-Za-z][A-Za-z0-9_.-]*)(?:([:=/])(.*))?");

  private static final Set<String> MECHANISMS =
      Set.of("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists");

  /** Section 4.6.4: only these cause look-ups. */
  private static final Set<String> LOOKUPS =
      Set.of("include", "a", "mx", "ptr", "exists", "redirect");

  /** Empty if it is none. */
  static Optional<SpfTerm> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String name = form.group(2).toLowerCase(Locale.ROOT);
    boolean modifier = "=".equals(form.group(3));
    boolean known = modifier ? form.group(1).isEmpty() : MECHANISMS.contains(name);
    if (!known) {
      return Optional.empty();
    }
    char qualifier = form.group(1).isEmpty() ? '+' : form.group(1).charAt(0);
    String value = form.group(4) == null || "/".equals(form.group(3)) ? "" : form.group(4);
    return Optional.of(new SpfTerm(text, qualifier, name, value));
  }

  boolean isLookup() {
    return LOOKUPS.contains(name);
  }

  /** Whether it passes mail through the record of another domain. */
  boolean isIncludeOf(String domain) {
    return qualifier == '+' && name.equals("include") && target().equals(domain);
  }

  /** The name that it is about, without a prefix length; empty for the domain itself. */
  String target() {
    String name = value.replaceFirst("/.*$", "").toLowerCase(Locale.ROOT);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Macros depend on the message (section 7): what they look up cannot be known beforehand. */
  boolean hasMacro() {
    return value.contains("%");
  }
}
