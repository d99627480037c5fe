package dev.countersign.local.microsoft365.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a caller wants done with a property of many values: a plain list replaces all there are, a
 * hash table {@code @{Add=…;Remove=…}} changes only those it names.
 */
record ListEdit(boolean replaces, List<String> added, List<String> removed) {

  static ListEdit replaceWith(List<String> values) {
    return new ListEdit(true, values, List.of());
  }

  List<String> applyTo(List<String> current) {
    List<String> result = new ArrayList<>(replaces ? List.of() : current);
    for (String value : removed) {
      result.removeIf(value::equalsIgnoreCase);
    }
    List<String> known = new ArrayList<>(result.stream().map(ListEdit::fold).toList());
    for (String value : added) {
      if (!known.contains(fold(value))) {
        known.add(fold(value));
        result.add(value);
      }
    }
    return List.copyOf(result);
  }

  private static String fold(String value) {
    return value.toLowerCase(Locale.ROOT);
  }
}
