package dev.countersign.local.microsoft365.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code $search} on directory objects: clauses such as {@code "displayName:sales"},
 * joined by AND or OR. Words of displayName and description match by their beginnings; other
 * properties match by their own beginning.
 */
final class Search {
  private static final Pattern CLAUSE =
      Pattern.compile("\\s*\"([A-Za-z]+):((?:[^\"\\\\]|\\\\.)+)\"\\s*(AND|OR|$)");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Words WORDS = new Words();
  private static final Set<String> TOKENIZED = Set.of("displayName", "description");
  private static final Set<String> SEARCHABLE =
      Set.of("displayName", "description", "mail", "mailNickname");

  private record Clause(String property, String text, List<String> words) {
    boolean matches(Map<String, Object> properties) {
      String value = properties.getOrDefault(property, "").toString().toLowerCase(Locale.ROOT);
      return TOKENIZED.contains(property)
          ? words.stream()
              .allMatch(word -> WORDS.of(value).stream().anyMatch(v -> v.startsWith(word)))
          : value.startsWith(text);
    }
  }

  /** The index: words of names that were searched before. */
  private static final class Words {
    private final Map<String, List<String>> known = new ConcurrentHashMap<>();

    List<String> of(String text) {
      return known.computeIfAbsent(
          text, t -> NO_LETTERS.splitAsStream(t).filter(word -> !word.isEmpty()).toList());
    }
  }

  /** Any of these lists must match with all its clauses: AND binds tighter than OR. */
  private final List<List<Clause>> alternatives = new ArrayList<>();

  /**
   * @throws GraphException if it can't be understood
   */
  Search(String text) {
    alternatives.add(new ArrayList<>());
    Matcher matcher = CLAUSE.matcher(text);
    String joint = "";
    while (matcher.lookingAt()) {
      if (joint.equals("OR")) {
        alternatives.add(new ArrayList<>());
      }
      alternatives.get(alternatives.size() - 1).add(clause(matcher));
      joint = matcher.group(3);
      matcher.region(matcher.end(), text.length());
    }
    if (matcher.regionStart() != text.length() || !joint.isEmpty() || isEmpty()) {
      throw invalid("Syntax error: '" + text + "'.");
    }
  }

  private boolean isEmpty() {
    return alternatives.get(0).isEmpty();
  }

  private static Clause clause(Matcher matcher) {
    String property = matcher.group(1);
    if (!SEARCHABLE.contains(property)) {
      throw invalid("'" + property + "' is not searchable.");
    }
    String text = matcher.group(2).replaceAll("\\\\(.)", "$1");
    String lower = text.toLowerCase(Locale.ROOT);
    return new Clause(property, lower, WORDS.of(lower));
  }

  boolean test(Map<String, Object> properties) {
    return alternatives.stream().anyMatch(all -> all.stream().allMatch(c -> c.matches(properties)));
  }

  private static GraphException invalid(String text) {
    return GraphException.badRequest("Invalid $search clause. " + text);
  }
}
