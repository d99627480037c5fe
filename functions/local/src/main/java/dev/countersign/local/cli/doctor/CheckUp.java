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
              "Nothing has to be verified."));

  private final Deployed deployed;

  public CheckUp(Deployed deployed) {
    this.deployed = deployed;
  }

  /**
   * All checks.
   *
   * @param tenantId Entra tenant that gave consent
   * @param exchangeHost where an organisation takes mail
   * @param subscriptionId of a connected organisation
   */
  public List<CheckResult> run(
      @Nullable String tenantId, @Nullable String exchangeHost, @Nullable String subscriptionId) {
    List<CheckResult> results = new ArrayList<>();
    results.addAll(
        ask("CheckControlPath", event("tenantId", tenantId, "apiUrl", deployed.apiUrl())));
    results.addAll(
        ask(
            "CheckMailPath",
            event("exchangeHost", exchangeHost, "subscriptionId", subscriptionId)));
    results.addAll(deployed.quotas());
    results.addAll(NOT_FOR_US);
    return results;
  }

  private static Map<String, @Nullable String> event(
      String field, @Nullable String value, String other, @Nullable String otherValue) {
    Map<String, @Nullable String> event = new LinkedHashMap<>();
    event.put(field, value);
    event.put(other, otherValue);
    return event;
  }

  private List<CheckResult> ask(String function, Map<String, @Nullable String> event) {
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
