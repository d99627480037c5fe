package dev.countersign.local.cloud.template;

import dev.countersign.local.cloud.iam.PolicyStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the policies of a function: documents in place, with allowing statements only. */
final class Policies {
  private Policies() {}

  static List<PolicyStatement> read(Section function) {
    List<PolicyStatement> statements = new ArrayList<>();
    for (Section policy : function.sections("Policies")) {
      if (!policy.has("Statement")) {
        throw function.problem("Policies", "the local cloud reads documents with statements only");
      }
      policy.sections("Statement").forEach(statement -> statements.add(statement(statement)));
    }
    return statements;
  }

  private static PolicyStatement statement(Section statement) {
    if (!statement.text("Effect").equals("Allow")) {
      throw statement.problem("Effect", "the local cloud knows Allow only");
    }
    return new PolicyStatement(
        statement.texts("Action"), statement.texts("Resource"), conditions(statement));
  }

  private static Map<String, String> conditions(Section statement) {
    if (!statement.has("Condition")) {
      return Map.of();
    }
    Section condition = statement.section("Condition");
    if (!condition.names().equals(Set.of("StringEquals"))) {
      throw statement.problem("Condition", "the local cloud evaluates StringEquals alone");
    }
    return condition.section("StringEquals").textByName();
  }
}
