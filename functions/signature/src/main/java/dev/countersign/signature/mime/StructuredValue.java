package dev.countersign.signature.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters, such as {@code text/plain; charset="utf-8"}.
 *
 * @param value before the parameters, in lower case
 * @param parameters names in lower case and values as they are, in the field's order
 */
record StructuredValue(String value, List<Parameter> parameters) {
  record Parameter(String name, String value) {}

  static StructuredValue of(String field) {
    ParameterCursor cursor = new ParameterCursor(field);
    String value = cursor.token().toLowerCase(Locale.ROOT);
    List<Parameter> parameters = new ArrayList<>(4);
    cursor.skipTo(';');
    while (cursor.skip(';')) {
      String name = cursor.token('=').toLowerCase(Locale.ROOT);
      if (cursor.skip('=')) {
        parameters.add(new Parameter(name, cursor.tokenOrQuotedString()));
      }
      cursor.skipTo(';');
    }
    return new StructuredValue(value, parameters);
  }

  /** The first parameter of the name; null where there is none. */
  @Nullable String parameter(String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        return parameter.value();
      }
    }
    return null;
  }

  /** Whether the name comes more than once, or continued or encoded as RFC 2231 has it. */
  boolean isAmbiguous(String name) {
    int found = 0;
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name)) {
        found++;
      } else if (isVariant(parameter.name(), name)) {
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
    for (Parameter parameter : parameters) {
      if ((parameter.name().equals(name) || isVariant(parameter.name(), name))
          && parameter.value().toLowerCase(Locale.ROOT).endsWith(end)) {
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
