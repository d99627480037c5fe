package dev.countersign.local.cloud.template;

import dev.countersign.local.cloud.iam.PolicyStatement;
import java.util.ArrayList;
import java.util.List;

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
    if (statement.has("Condition")) {
      throw statement.problem("Condition", "the local cloud does not evaluate conditions");
    }
    return new PolicyStatement(statement.texts("Action"), statement.texts("Resource"));
  }
}
