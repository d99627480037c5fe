package dev.countersign.local.microsoft365.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, texts and signs of a {@code $filter}, to be taken one after the other. */
final class FilterTokens {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']|'')*'|[A-Za-z0-9_.-]+(?:/any)?|[(),:])");

  private final List<String> tokens = new ArrayList<>();
  private int position;

  /**
   * @throws GraphException if there is anything else in the text
   */
  FilterTokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group(1));
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw invalid();
    }
  }

  /** Takes the next token if it is this one. */
  boolean take(String token) {
    boolean there = !isEmpty() && tokens.get(position).equals(token);
    position += there ? 1 : 0;
    return there;
  }

  /**
   * @throws GraphException if the next token is not this one
   */
  void expect(String token) {
    if (!take(token)) {
      throw invalid();
    }
  }

  /**
   * @throws GraphException if there is none
   */
  String next() {
    if (isEmpty()) {
      throw invalid();
    }
    return tokens.get(position++);
  }

  boolean isEmpty() {
    return position >= tokens.size();
  }

  static GraphException invalid() {
    return new GraphException(400, "BadRequest", "Invalid filter clause.");
  }
}
