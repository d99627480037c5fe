package dev.countersign.local.cli.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.CheckResult.Verdict;
import dev.countersign.core.lambda.Json;
import dev.countersign.local.cli.CommandFailed;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the deployment's functions for their checks and prints them. */
public final class CheckUp {
  private static final List<CheckResult> NOT_FOR_US =
      List.of(
          CheckResult.skipped(
              "SES: identities and sending limits",
              "Countersign sends nothing through SES",
              "Nothing has to be verified."),
          CheckResult.skipped(
              "Quotas",
              "accounts differ, and so does what else runs in them",
              "Service Quotas: Lambda concurrent executions of 100 or more; SES Mail Manager's"
                  + " ingress endpoints."));

  private final Deployed deployed;

  public CheckUp(Deployed deployed) {
    this.deployed = deployed;
  }

  /**
   * All checks.
   *
   * @param tenantId Entra tenant that gave consent
   * @param exchangeHost where an organisation takes mail
   */
  public List<CheckResult> run(@Nullable String tenantId, @Nullable String exchangeHost) {
    List<CheckResult> results = new ArrayList<>();
    results.addAll(ask("CheckControlPath", "tenantId", tenantId));
    results.addAll(ask("CheckMailPath", "exchangeHost", exchangeHost));
    results.addAll(NOT_FOR_US);
    return results;
  }

  private List<CheckResult> ask(String function, String field, @Nullable String value) {
    Map<String, String> event = new LinkedHashMap<>();
    if (value != null) {
      event.put(field, value);
    }
    try {
      JsonNode answer = Json.MAPPER.readTree(deployed.call(function, Json.write(event)));
      return List.of(Json.MAPPER.treeToValue(answer.path("checks"), CheckResult[].class));
    } catch (JsonProcessingException e) {
      throw new CommandFailed(function + " gave an answer that cannot be read.");
    }
  }

  /**
   * Prints a line for each, and what mends it.
   *
   * @return whether none is red
   */
  public static boolean print(List<CheckResult> results, PrintStream out) {
    for (CheckResult result : results) {
      out.printf("  %-7s  %s: %s%n", result.verdict(), result.name(), result.found());
      if (!result.mend().isEmpty()) {
        out.printf("           -> %s%n", result.mend());
      }
    }
    long red = results.stream().filter(result -> result.verdict() == Verdict.RED).count();
    out.println();
    out.println(red == 0 ? "Nothing is red." : red + " to mend; then run this again.");
    return red == 0;
  }
}
