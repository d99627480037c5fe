package dev.countersign.signature.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of a rule file beside this class: columns separated by {@code |}, remarks after #. */
final class RuleFile {

  private RuleFile() {}

  static List<List<String>> read(String name) {
    InputStream file =
        Objects.requireNonNull(RuleFile.class.getResourceAsStream(name), () -> "no file " + name);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> split(line, "\\|"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forms of one cell: separated by semicolons, an empty cell has none. */
  static List<String> forms(String cell) {
    return split(cell, ";").stream().filter(form -> !form.isEmpty()).toList();
  }

  private static List<String> split(String text, String separator) {
    return Stream.of(text.split(separator, -1)).map(String::strip).toList();
  }
}
