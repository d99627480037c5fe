package dev.countersign.onboarding.signature;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /subscriptions/{subscriptionId}/signatures}: {@code
 * {"signatures":[{"signatureId":…,"version":…}]}}.
 */
public final class ListSignatures extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;

  /** For Lambda. */
  public ListSignatures() {
    this(Environment.ofLambda());
  }

  public ListSignatures(Environment environment) {
    this(new Wiring(environment));
  }

  private ListSignatures(Wiring wiring) {
    this(wiring.access(), wiring.stores().signatures());
  }

  public ListSignatures(SubscriptionAccess access, SignatureStore signatures) {
    this.access = access;
    this.signatures = signatures;
  }

  private record Entry(String signatureId, String version) {}

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    List<Entry> entries =
        signatures.findAll(subscriptionId).entrySet().stream()
            .map(signature -> new Entry(signature.getKey(), signature.getValue().version()))
            .toList();
    return ApiResponse.json(200, Map.of("signatures", entries));
  }
}
