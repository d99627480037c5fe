package dev.countersign.signature.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, such as {@code text/plain; charset="utf-8"}.
 *
 * @param value before the parameters, in lower case
 * @param names of the parameters in lower case, in the field's order
 * @param values of the parameters as they are
 */
record StructuredValue(String value, List<String> names, List<String> values) {
  static StructuredValue of(String field) {
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
    return new StructuredValue(value, names, values);
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
