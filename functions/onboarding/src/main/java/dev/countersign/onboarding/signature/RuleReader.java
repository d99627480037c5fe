package dev.countersign.onboarding.signature;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.core.signature.SignatureRule.SenderSet;
import dev.countersign.onboarding.groups.Groups;
import java.io.IOException;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule and refuses what it does not understand: a misspelt condition must not become a
 * rule for everybody.
 */
final class RuleReader {
  private static final ObjectReader STRICT =
      Json.MAPPER
          .readerFor(SignatureRule.class)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);

  private static final int LONGEST_NAME = 100;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@*]+");

  /** An asterisk would not stand for anything: the rule would be for nobody, and nobody told. */
  private static final Pattern DOMAIN = Pattern.compile("[^\\s@*]+\\.[^\\s@*]+");

  private final int number;
  private final Set<String> signatureIds;

  /**
   * @param number for people, from 1
   * @param signatureIds what the rule may name
   */
  RuleReader(int number, Set<String> signatureIds) {
    this.number = number;
    this.signatureIds = signatureIds;
  }

  SignatureRule read(@Nullable JsonNode json) {
    SignatureRule rule = parse(json);
    if (rule.name() == null || rule.name().isBlank() || rule.name().length() > LONGEST_NAME) {
      throw of("needs a name of at most %d characters".formatted(LONGEST_NAME));
    }
    if (rule.signature() != null && !signatureIds.contains(rule.signature())) {
      throw of("names the signature \"%s\", which does not exist".formatted(rule.signature()));
    }
    requireSomebody(rule.senders());
    require(rule.senders(), "senders");
    require(rule.except(), "except");
    requirePeriod(rule);
    return rule;
  }

  private SignatureRule parse(@Nullable JsonNode json) {
    if (json == null || !json.isObject()) {
      throw of("is no JSON object");
    }
    try {
      return STRICT.readValue(json);
    } catch (UnrecognizedPropertyException e) {
      throw of("has a field \"%s\" that rules do not have".formatted(e.getPropertyName()));
    } catch (InvalidFormatException e) {
      Object[] allowed =
          Objects.requireNonNullElse(e.getTargetType().getEnumConstants(), new Object[0]);
      throw of("needs as \"%s\" one of %s".formatted(field(e), Arrays.toString(allowed)));
    } catch (JsonMappingException e) {
      throw of("has something in \"%s\" that does not belong there".formatted(field(e)));
    } catch (IOException e) {
      throw of("could not be read");
    }
  }

  private static String field(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    String name = path.isEmpty() ? null : path.get(path.size() - 1).getFieldName();
    return name == null ? "a list" : name;
  }

  /** Whoever takes out the last group does not mean everybody. */
  private void requireSomebody(@Nullable SenderSet senders) {
    if (senders != null
        && isEmpty(senders.addresses())
        && isEmpty(senders.groups())
        && isEmpty(senders.domains())) {
      throw of("has nobody in \"senders\"; leave \"senders\" out for a rule for everybody");
    }
  }

  private static boolean isEmpty(@Nullable List<String> values) {
    return values == null || values.isEmpty();
  }

  private void require(@Nullable SenderSet set, String field) {
    if (set != null) {
      require(set.addresses(), ADDRESS, "\"%s\" as an address in \"" + field + "\"");
      require(
          set.groups(),
          Groups.ID,
          "\"%s\" as a group's identifier in \"" + field + "\" (GET …/groups?search= finds them)");
      require(set.domains(), DOMAIN, "\"%s\" as a domain in \"" + field + "\"");
    }
  }

  private void require(@Nullable List<String> values, Pattern form, String what) {
    for (@Nullable String value : values == null ? List.<String>of() : values) {
      if (value == null || !form.matcher(value).matches()) {
        throw of("has " + what.formatted(value) + ", which is none");
      }
    }
  }

  private void requirePeriod(SignatureRule rule) {
    try {
      rule.toRule();
    } catch (DateTimeParseException e) {
      throw of("needs days such as 2026-12-24 as \"from\" and \"until\"");
    } catch (IllegalArgumentException e) {
      throw of("ends before it begins");
    }
  }

  private ApiProblem of(String what) {
    return problem("Rule %d %s.".formatted(number, what));
  }

  static ApiProblem problem(String text) {
    return new ApiProblem(400, "InvalidRules", text + " Nothing was saved.");
  }
}
