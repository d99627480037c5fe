package dev.countersign.onboarding.signature;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SignatureRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rules as they are sent.
 *
 * @param rules see {@link SignatureRule}
 */
record RulesBody(@Nullable List<@Nullable JsonNode> rules) {
  /** Each message is held against all of them. */
  private static final int MOST = 200;

  /** The members of each are read from Microsoft 365 every twenty minutes. */
  private static final int MOST_GROUPS = 50;

  /** An item of DynamoDB holds 400 KB. */
  private static final int MAX_BYTES = 300 * 1024;

  /**
   * The rules, all of them sound.
   *
   * @param signatureIds what they may name
   */
  List<SignatureRule> requireRules(Set<String> signatureIds) {
    if (rules == null) {
      throw RuleReader.problem("Send the rules as a list: {\"rules\":[…]}.");
    }
    if (rules.size() > MOST) {
      throw RuleReader.problem("Send at most %d rules.".formatted(MOST));
    }
    List<SignatureRule> read = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (@Nullable JsonNode rule : rules) {
      SignatureRule sound = new RuleReader(read.size() + 1, signatureIds).read(rule);
      if (!names.add(sound.name())) {
        throw RuleReader.problem(
            "Two rules have the name \"%s\". Give each its own.".formatted(sound.name()));
      }
      read.add(sound);
    }
    requireSize(read);
    if (SignatureRule.groups(read).size() > MOST_GROUPS) {
      throw RuleReader.problem(
          "All rules together may name %d groups. Put groups into one group."
              .formatted(MOST_GROUPS));
    }
    return read;
  }

  private static void requireSize(List<SignatureRule> rules) {
    if (Json.write(rules).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new ApiProblem(
          413,
          "TooLarge",
          "All rules together may have 300 KB. Nothing was saved; name domains instead of single"
              + " addresses.");
    }
  }
}
