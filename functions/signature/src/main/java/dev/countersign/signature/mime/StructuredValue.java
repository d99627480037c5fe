package dev.countersign.signature.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, such as {@code text/plain; charset="utf-8"}. Most parts have one of a
 * few dozen, which are not read again.
 *
 * @param field all of it, as it stands there
 * @param value before the parameters, in lower case
 * @param names of the parameters in lower case, in the field's order
 * @param values of the parameters as they are
 */
record StructuredValue(String field, String value, List<String> names, List<String> values) {
  private static final int LONGEST_KNOWN = 64;

  /**
   * As many as a power of two. Threads may put another one into a place: each is right for its own
   * field only.
   */
  private static final @Nullable StructuredValue[] KNOWN = new @Nullable StructuredValue[64];

  static StructuredValue of(String field) {
    int length = field.length();
    if (length == 0 || length > LONGEST_KNOWN) {
      return read(field);
    }
    int slot =
        31 * length + field.charAt(length / 2) + 7 * field.charAt(length - 1) & KNOWN.length - 1;
    StructuredValue known = KNOWN[slot];
    if (known == null || !known.field.equals(field)) {
      known = read(field);
      KNOWN[slot] = known;
    }
    return known;
  }

  private static StructuredValue read(String field) {
    ParameterCursor cursor = new ParameterCursor(field);
    String value = cursor.token().toLowerCase(Locale.ROOT);
    List<String> names = new ArrayList<>(4);
    List<String> values = new ArrayList<>(4);
    cursor.skipTo(';');
    while (cursor.skip(';')) {
      String name = cursor.token('=').toLowerCase(Locale.ROOT);
      if (cursor.skip('=')) {
        names.add(name);
        values.add(cursor.tokenOrQuotedString());
      }
      cursor.skipTo(';');
    }
    return new StructuredValue(field, value, names, values);
  }

  /** The first parameter of the name; null where there is none. */
  @Nullable String parameter(String name) {
    int index = names.indexOf(name);
    return index < 0 ? null : values.get(index);
  }

  /** Whether the name comes more than once, or continued or encoded as RFC 2231 has it. */
  boolean isAmbiguous(String name) {
    int found = 0;
    for (String parameter : names) {
      if (parameter.equals(name)) {
        found++;
      } else if (isVariant(parameter, name)) {
        return true;
      }
    }
    return found > 1;
  }

  private static boolean isVariant(String parameter, String name) {
    return parameter.length() > name.length()
        && parameter.startsWith(name)
        && parameter.charAt(name.length()) == '*';
  }

  /** Whether there is such a parameter, also encoded, whose value ends so (lower case). */
  boolean hasEndingWith(String name, String end) {
    for (int i = 0; i < names.size(); i++) {
      if ((names.get(i).equals(name) || isVariant(names.get(i), name))
          && values.get(i).toLowerCase(Locale.ROOT).endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is such a parameter in any form. */
  boolean has(String name) {
    return parameter(name) != null || isAmbiguous(name);
  }
}
