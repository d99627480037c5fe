package dev.countersign.onboarding.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.MailContract;
import dev.countersign.core.connection.TenantHeader;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.secret.SecretStore;
import java.time.Instant;
import java.util.Map;

/**
 * Puts a new secret into the routing rule. There is no moment at which mail is refused: the new
 * secret is known to the mail path before the rule has it, and the one before counts for {@link
 * Connection#SECRET_OVERLAP} after. Wherever this is cut off, the secret that the rule has is
 * valid.
 */
public final class RotateSecret extends RunTask<RunTask.RunInput, Map<String, String>> {
  private final ExchangePorts ports;
  private final SecretStore secrets;
  private final AuditTrail audit;

  public RotateSecret() {
    this(Environment.ofLambda());
  }

  public RotateSecret(Environment environment) {
    this(ExchangePorts.of(environment), new Wiring(environment));
  }

  private RotateSecret(ExchangePorts ports, Wiring wiring) {
    this(ports, wiring.secrets(), wiring.stores().audit());
  }

  RotateSecret(ExchangePorts ports, SecretStore secrets, AuditTrail audit) {
    super(RunInput.class, ports.status());
    this.ports = ports;
    this.secrets = secrets;
    this.audit = audit;
  }

  @Override
  protected Map<String, String> run(RunInput input) {
    String subscriptionId = input.subscriptionId();
    String secret = TenantSecret.ofRun(secrets, subscriptionId, input.runId());
    String hash = TenantHeader.hash(secret);
    if (!hash.equals(ports.connections().require(subscriptionId).secretHash())) {
      ports.connections().changeSecrets(subscriptionId, c -> c.withComingSecret(hash));
      setInRule(input, TenantSecret.headerValue(subscriptionId, secret));
      Instant now = ports.clock().instant();
      ports.connections().changeSecrets(subscriptionId, c -> c.withRotatedSecret(hash, now));
      String end = now.plus(Connection.SECRET_OVERLAP).toString();
      audit.add(
          subscriptionId, Actor.COUNTERSIGN, "RotateSecret", Map.of("secretBeforeValidUntil", end));
    }
    return Map.of();
  }

  private void setInRule(RunInput input, String header) {
    ExchangeAdmin.Session exchange = ports.session(input);
    OurObjects objects = new OurObjects(exchange, input.subscriptionId());
    JsonNode rule = rule(objects);
    if (isSet(rule, header)) {
      return;
    }
    exchange.invoke(
        "Set-TransportRule",
        Map.of(
            "Identity",
            OurObjects.name(rule),
            "SetHeaderName",
            MailContract.TENANT_HEADER,
            "SetHeaderValue",
            header));
    if (!isSet(rule(objects), header)) {
      throw Provisioner.notVisible(ExchangeObjects.ROUTING + " SetHeaderValue");
    }
  }

  private static JsonNode rule(OurObjects objects) {
    return objects
        .findOurs("TransportRule", ExchangeObjects.ROUTING)
        .orElseThrow(RotateSecret::noRule);
  }

  private static boolean isSet(JsonNode rule, String header) {
    return rule.path("SetHeaderValue").asText().equals(header);
  }

  private static PermanentFailure noRule() {
    return new PermanentFailure(
        "RuleMissing",
        "Exchange Online has no rule \""
            + ExchangeObjects.ROUTING
            + "\" of ours any more, so no mail is routed. Nothing was changed. Connect again: that"
            + " makes it anew, with a new secret.",
        "TransportRule");
  }
}
