package dev.countersign.local.microsoft365.organization;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Rows of a resource beside this class: cells between bars, comments behind a hash. */
final class Table {
  private Table() {}

  static List<List<String>> rows(String resource) {
    try (InputStream in = Table.class.getResourceAsStream(resource)) {
      byte[] bytes = Objects.requireNonNull(in, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> split(line, "\\|"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The values of a cell that holds several. */
  static List<String> values(String cell) {
    return split(cell, ",");
  }

  private static List<String> split(String text, String separator) {
    return Arrays.stream(text.split(separator, -1)).map(String::strip).toList();
  }
}
