package dev.countersign.local.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.Json;
import dev.countersign.mailflow.AcceptMessage;
import dev.countersign.mailflow.RelayMessage;
import dev.countersign.mailflow.ReleaseMessage;
import dev.countersign.mailflow.SweepMessages;
import dev.countersign.mailflow.trace.ListMessages;
import dev.countersign.onboarding.audit.ReadAudit;
import dev.countersign.onboarding.connection.ReadConnection;
import dev.countersign.onboarding.connection.StartOnboarding;
import dev.countersign.onboarding.disconnect.StartDisconnecting;
import dev.countersign.onboarding.doctor.CheckControlPath;
import dev.countersign.onboarding.signature.ListSignatures;
import dev.countersign.onboarding.signature.PutRules;
import dev.countersign.onboarding.signature.PutSignature;
import dev.countersign.onboarding.signin.ShowInvitation;
import dev.countersign.onboarding.subscription.CreateSubscription;
import dev.countersign.onboarding.subscription.PutMembers;
import dev.countersign.onboarding.subscription.ReadSubscription;
import dev.countersign.onboarding.wait.AwaitConsent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The deployed functions, called as Lambda calls them. */
final class Handlers {
  private static final Map<String, Function<Environment, RequestStreamHandler>> ALL =
      Map.ofEntries(
          Map.entry("AcceptMessage", AcceptMessage::new),
          Map.entry("AwaitConsent", AwaitConsent::new),
          Map.entry("CheckControlPath", CheckControlPath::new),
          Map.entry("CreateSubscription", CreateSubscription::new),
          Map.entry("ListMessages", ListMessages::new),
          Map.entry("ListSignatures", ListSignatures::new),
          Map.entry("PutMembers", PutMembers::new),
          Map.entry("PutRules", PutRules::new),
          Map.entry("PutSignature", PutSignature::new),
          Map.entry("ReadAudit", ReadAudit::new),
          Map.entry("ReadConnection", ReadConnection::new),
          Map.entry("ReadSubscription", ReadSubscription::new),
          Map.entry("RelayMessage", RelayMessage::new),
          Map.entry("ReleaseMessage", ReleaseMessage::new),
          Map.entry("ShowInvitation", ShowInvitation::new),
          Map.entry("StartDisconnecting", StartDisconnecting::new),
          Map.entry("StartOnboarding", StartOnboarding::new),
          Map.entry("SweepMessages", SweepMessages::new));

  private final AwsEnvironment aws;
  private final String exchangePort;

  Handlers(AwsEnvironment aws, String exchangePort) {
    this.aws = aws;
    this.exchangePort = exchangePort;
  }

  JsonNode call(String function, JsonNode event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Objects.requireNonNull(ALL.get(function))
          .apply(environment(function))
          .handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, null);
      return Json.MAPPER.readTree(out.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As deployed, with the suite's own queue and Exchange; the API has no domain of its own. */
  Environment environment(String function) {
    Map<String, String> variables = new HashMap<>(aws.of(function));
    variables.computeIfPresent("RELAY_QUEUE_URL", (name, value) -> aws.queueUrl());
    variables.computeIfPresent("EXCHANGE_SMTP_PORT", (name, value) -> exchangePort);
    variables.computeIfPresent("PUBLIC_URL", (name, value) -> "");
    return new Environment(variables);
  }
}
