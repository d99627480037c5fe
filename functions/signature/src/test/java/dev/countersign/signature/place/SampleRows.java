package dev.countersign.signature.place;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rows of a sample file beside this class: columns separated by {@code |}, remarks after #. */
final class SampleRows {

  private SampleRows() {}

  static List<List<String>> read(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.isBlank() && line.charAt(0) != '#')
        .map(Row::cells)
        .toList();
  }

  private static String text(String name) {
    try (InputStream file =
        Objects.requireNonNull(SampleRows.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
