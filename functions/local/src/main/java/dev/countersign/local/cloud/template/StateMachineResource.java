package dev.countersign.local.cloud.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A state machine of type STANDARD.
 *
 * @param definition Amazon States Language, with the template's substitutions made
 */
public record StateMachineResource(String name, String arn, String definition) {

  static StateMachineResource read(String name, String arn, Path file, Section properties) {
    if (!properties.text("Type", "STANDARD").equals("STANDARD")) {
      throw properties.problem("Type", "the local cloud runs STANDARD state machines only");
    }
    String definition = definition(file);
    for (Map.Entry<String, String> substitution :
        properties.section("DefinitionSubstitutions").textByName().entrySet()) {
      definition = definition.replace("${" + substitution.getKey() + "}", substitution.getValue());
    }
    int left = definition.indexOf("${");
    if (left >= 0) {
      String variable = definition.substring(left, definition.indexOf('}', left) + 1);
      throw properties.problem("DefinitionSubstitutions", variable + " has no value");
    }
    return new StateMachineResource(name, arn, definition);
  }

  private static String definition(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the state machine " + file, e);
    }
  }
}
