package dev.countersign.local.microsoft365.graph;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code $filter}: the part of OData 4.01's grammar that Graph's documentation shows
 * for groups ({@code eq ne and or not startswith endswith any} and parentheses).
 */
final class Filter {
  private final FilterTokens tokens;
  private final Predicate<Map<String, Object>> predicate;
  private boolean advanced;

  /**
   * @throws GraphException if it can't be understood
   */
  Filter(String text) {
    this.tokens = new FilterTokens(text);
    this.predicate = or();
    if (!tokens.isEmpty()) {
      throw FilterTokens.invalid();
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
    while (tokens.take("or")) {
      left = left.or(and());
    }
    return left;
  }

  private Predicate<Map<String, Object>> and() {
    Predicate<Map<String, Object>> left = unary();
    while (tokens.take("and")) {
      left = left.and(unary());
    }
    return left;
  }

  private Predicate<Map<String, Object>> unary() {
    if (tokens.take("not")) {
      advanced = true;
      return unary().negate();
    }
    if (tokens.take("(")) {
      Predicate<Map<String, Object>> inner = or();
      tokens.expect(")");
      return inner;
    }
    return comparison(tokens.next());
  }

  private Predicate<Map<String, Object>> comparison(String name) {
    if (name.equals("startswith") || name.equals("endswith")) {
      return affix(name.equals("startswith"));
    }
    if (name.endsWith("/any")) {
      return any(name.substring(0, name.length() - "/any".length()));
    }
    String operator = tokens.next();
    Object value = literal(tokens.next());
    String property = property(name);
    Predicate<Map<String, Object>> equal = p -> equal(p.get(property), value);
    return switch (operator) {
      case "eq" -> equal;
      case "ne" -> {
        advanced = true;
        yield equal.negate();
      }
      default -> throw FilterTokens.invalid();
    };
  }

  private Predicate<Map<String, Object>> affix(boolean start) {
    advanced = advanced || !start;
    tokens.expect("(");
    String name = property(tokens.next());
    tokens.expect(",");
    String affix = lower(literal(tokens.next()));
    tokens.expect(")");
    return p -> start ? lower(p.get(name)).startsWith(affix) : lower(p.get(name)).endsWith(affix);
  }

  /** {@code groupTypes/any(c:c eq 'Unified')} */
  private Predicate<Map<String, Object>> any(String name) {
    tokens.expect("(");
    String variable = tokens.next();
    tokens.expect(":");
    tokens.expect(variable);
    tokens.expect("eq");
    Object value = literal(tokens.next());
    tokens.expect(")");
    String property = property(name);
    return p -> ((List<?>) p.getOrDefault(property, List.of())).contains(value);
  }

  private static String property(String name) {
    if (!name.matches("[a-zA-Z]+")) {
      throw FilterTokens.invalid();
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
          throw FilterTokens.invalid();
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
}
