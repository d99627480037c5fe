package dev.countersign.signature.place;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the rows of the rules apart. Here and in the rules there are plain loops: the first message
 * of a cold start waits for them, and every stream and lambda would cost it more than all rules.
 */
final class Row {

  private Row() {}

  /** Cells, separated by {@code |}. */
  static List<String> cells(String row) {
    return split(row, '|');
  }

  /** Forms in one cell, separated by semicolons; an empty cell has none. */
  static List<String> forms(String cell) {
    return cell.isEmpty() ? List.of() : split(cell, ';');
  }

  /** Parts of a value, separated by asterisks. */
  static List<String> parts(String value) {
    return split(value, '*');
  }

  private static List<String> split(String text, char separator) {
    int end = text.indexOf(separator);
    if (end < 0) {
      return List.of(trimmed(text, 0, text.length()));
    }
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (end >= 0) {
      cells.add(trimmed(text, from, end));
      from = end + 1;
      end = text.indexOf(separator, from);
    }
    cells.add(trimmed(text, from, text.length()));
    return cells;
  }

  /** Around a separator there is a blank or none. */
  private static String trimmed(String text, int from, int to) {
    int start = from < to && text.charAt(from) == ' ' ? from + 1 : from;
    int end = to > start && text.charAt(to - 1) == ' ' ? to - 1 : to;
    return text.substring(start, end);
  }

  /** What the second cells of the rows list, in their order. */
  static List<String> words(String[] rows) {
    List<String> words = new ArrayList<>();
    for (String row : rows) {
      words.addAll(forms(cells(row).get(1)));
    }
    return words;
  }

  /**
   * The characters that some words begin with, folded into one number: of forty languages' words
   * hardly any can begin where a text does, and one bit tells.
   */
  static long firstCharacters(List<String> words) {
    long characters = 0;
    for (String word : words) {
      characters |= bit(word.charAt(0));
    }
    return characters;
  }

  /** Whether one of the words may stand there; true too often, never false too often. */
  static boolean mayBeAt(String text, int index, long firstCharacters) {
    return index < text.length() && (firstCharacters & bit(text.charAt(index))) != 0;
  }

  private static long bit(char c) {
    return 1L << (c & 63);
  }
}
