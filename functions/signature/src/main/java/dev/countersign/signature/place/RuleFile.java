package dev.countersign.signature.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The rows of a rule file beside this class: columns separated by {@code |}, remarks after #.
 *
 * <p>Here and in the rules there are plain loops: the first message of a cold start waits for them,
 * and every stream and lambda would cost it more than all rules together.
 */
final class RuleFile {

  private RuleFile() {}

  static List<List<String>> read(String name) {
    InputStream file = Objects.requireNonNull(RuleFile.class.getResourceAsStream(name), name);
    List<List<String>> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          rows.add(split(line, '|'));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /** Forms of one cell: separated by semicolons, an empty cell has none. */
  static List<String> forms(String cell) {
    return cell.isEmpty() ? List.of() : split(cell, ';');
  }

  private static List<String> split(String text, char separator) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    int end = text.indexOf(separator);
    while (end >= 0) {
      cells.add(text.substring(from, end).strip());
      from = end + 1;
      end = text.indexOf(separator, from);
    }
    cells.add(text.substring(from).strip());
    return cells;
  }
}
