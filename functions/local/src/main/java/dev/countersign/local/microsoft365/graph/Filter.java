package dev.countersign.local.microsoft365.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code $filter}: the part of OData 4.01's grammar that Graph's documentation shows
 * for groups ({@code eq ne and or not startswith endswith any} and parentheses).
 */
final class Filter {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*('(?:[^']|'')*'|[A-Za-z0-9_.-]+(?:/any)?|[(),:])");

  private final List<String> tokens = new ArrayList<>();
  private final Predicate<Map<String, Object>> predicate;
  private int position;
  private boolean advanced;

  /**
   * @throws GraphException if it can't be understood
   */
  Filter(String text) {
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
    this.predicate = or();
    if (position < tokens.size()) {
      throw invalid();
    }
  }

  /** True if only the eventually consistent index can answer it. */
  boolean isAdvanced() {
    return advanced;
  }

  boolean test(Map<String, Object> properties) {
    return predicate.test(properties);
  }

  private Predicate<Map<String, Object>> or() {
    Predicate<Map<String, Object>> left = and();
    while (take("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<Map<String, Object>> and() {
    Predicate<Map<String, Object>> left = unary();
    while (take("and")) {
      left = left.and(unary());
    }
    return left;
  }

  private Predicate<Map<String, Object>> unary() {
    if (take("not")) {
      advanced = true;
      return unary().negate();
    }
    if (take("(")) {
      Predicate<Map<String, Object>> inner = or();
      expect(")");
      return inner;
    }
    return comparison(next());
  }

  private Predicate<Map<String, Object>> comparison(String name) {
    if (name.equals("startswith") || name.equals("endswith")) {
      return affix(name.equals("startswith"));
    }
    if (name.endsWith("/any")) {
      return any(name.substring(0, name.length() - "/any".length()));
    }
    String operator = next();
    Object value = literal(next());
    Predicate<Map<String, Object>> equal = p -> equal(p.get(property(name)), value);
    return switch (operator) {
      case "eq" -> equal;
      case "ne" -> {
        advanced = true;
        yield equal.negate();
      }
      default -> throw invalid();
    };
  }

  private Predicate<Map<String, Object>> affix(boolean start) {
    advanced = advanced || !start;
    expect("(");
    String name = property(next());
    expect(",");
    String affix = lower(literal(next()));
    expect(")");
    return p -> start ? lower(p.get(name)).startsWith(affix) : lower(p.get(name)).endsWith(affix);
  }

  /** {@code groupTypes/any(c:c eq 'Unified')} */
  private Predicate<Map<String, Object>> any(String name) {
    expect("(");
    String variable = next();
    expect(":");
    expect(variable);
    expect("eq");
    Object value = literal(next());
    expect(")");
    return p -> ((List<?>) p.getOrDefault(property(name), List.of())).contains(value);
  }

  private static String property(String name) {
    if (!name.matches("[a-zA-Z]+")) {
      throw invalid();
    }
    return name;
  }

  private static @Nullable Object literal(String token) {
    return switch (token) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> {
        if (!token.startsWith("'")) {
          throw invalid();
        }
        yield token.substring(1, token.length() - 1).replace("''", "'");
      }
    };
  }

  private static boolean equal(@Nullable Object one, @Nullable Object other) {
    return one instanceof String && other instanceof String
        ? lower(one).equals(lower(other))
        : Objects.equals(one, other);
  }

  private static String lower(@Nullable Object text) {
    return text == null ? "" : text.toString().toLowerCase(Locale.ROOT);
  }

  private boolean take(String token) {
    boolean there = position < tokens.size() && tokens.get(position).equals(token);
    position += there ? 1 : 0;
    return there;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw invalid();
    }
  }

  private String next() {
    if (position >= tokens.size()) {
      throw invalid();
    }
    return tokens.get(position++);
  }

  private static GraphException invalid() {
    return new GraphException(400, "BadRequest", "Invalid filter clause.");
  }
}
