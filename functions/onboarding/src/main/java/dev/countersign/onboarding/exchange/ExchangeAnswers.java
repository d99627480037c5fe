package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.core.lambda.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;

/** What an answer of Exchange Online's admin REST API means for a step. */
final class ExchangeAnswers {
  /** The code of a failure before which nothing was done. */
  static final String BUSY = "ExchangeBusy";

  private ExchangeAnswers() {}

  /** What a cmdlet put out, or the failure that its answer stands for. */
  static JsonNode accept(String cmdlet, HttpResponse<String> response, Credential credential) {
    Optional<JsonNode> answer = parse(response.body());
    if (response.statusCode() / 100 == 2) {
      // Taken for "nothing there", a proxy's page would have objects made twice, or left behind.
      return answer.orElseThrow(() -> unavailable(cmdlet + " no JSON"));
    }
    CmdletError error =
        CmdletError.of(
            response.statusCode(), answer.orElseGet(() -> Json.MAPPER.createObjectNode()));
    if (error.isDehydrated()) {
      throw new OrganizationDehydrated();
    }
    if (error.isTemporary()) {
      String detail = cmdlet + " HTTP " + error.status();
      throw error.wasNotRun() ? busy(detail) : unavailable(detail);
    }
    throw new CmdletFailed(cmdlet, error, credential);
  }

  /** Some cmdlets say nothing; a proxy's page is no answer. */
  private static Optional<JsonNode> parse(String body) {
    try {
      return body.isBlank()
          ? Optional.of(Json.MAPPER.createObjectNode())
          : Optional.of(Json.MAPPER.readTree(body)).filter(JsonNode::isObject);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether it was done is not known. */
  static TemporaryFailure unavailable(String detail) {
    return new TemporaryFailure(
        "ExchangeUnavailable",
        "Exchange Online did not answer as it should. It is tried again.",
        detail);
  }

  private static TemporaryFailure busy(String detail) {
    return new TemporaryFailure(
        BUSY, "Exchange Online asked us to slow down. It is tried again.", detail);
  }

  static PermanentFailure unusable(String detail) {
    return new PermanentFailure(
        "ExchangeAnswerUnusable",
        "Exchange Online gave an answer that we do not understand. Try again; if it happens"
            + " again, report it with the time.",
        detail);
  }
}
