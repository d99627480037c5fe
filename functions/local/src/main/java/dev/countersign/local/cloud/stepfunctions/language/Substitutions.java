package dev.countersign.local.cloud.stepfunctions.language;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DefinitionSubstitutions: {@code ${Name}} in the text of a definition becomes a value.
 *
 * <p>Source: AWS SAM Developer Guide, "AWS::Serverless::StateMachine".
 */
public final class Substitutions {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  private Substitutions() {}

  /**
   * Puts the values into the text.
   *
   * @throws InvalidDefinition if a name has no value
   */
  public static String apply(String definition, Map<String, String> values) {
    Matcher place = PLACE.matcher(definition);
    return place.replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    String value = values.get(name);
    if (value == null) {
      throw new InvalidDefinition("No DefinitionSubstitutions value for '" + name + "'", "/");
    }
    return value;
  }
}
