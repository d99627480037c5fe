package dev.countersign.onboarding.signature;

import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /subscriptions/{subscriptionId}/signatures/{signatureId}}: the signature as it was
 * saved, with its version.
 */
public final class ReadSignature extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;

  /** For Lambda. */
  public ReadSignature() {
    this(Environment.ofLambda());
  }

  public ReadSignature(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadSignature(Wiring wiring) {
    this(wiring.access(), wiring.stores().signatures());
  }

  public ReadSignature(SubscriptionAccess access, SignatureStore signatures) {
    this.access = access;
    this.signatures = signatures;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String signatureId = SignatureProblems.requireId(request);
    return signatures
        .find(subscriptionId, signatureId)
        .map(signature -> ApiResponse.json(200, View.of(signatureId, signature)))
        .orElseThrow(SignatureProblems::notFound);
  }

  private record View(
      String signatureId, String version, String html, @Nullable String text, List<Image> images) {
    static View of(String signatureId, SavedSignature saved) {
      List<Image> images =
          saved.images().stream()
              .map(image -> new Image(image.name(), image.mediaType(), image.content()))
              .toList();
      return new View(signatureId, saved.version(), saved.html(), saved.text(), images);
    }
  }

  /** Bytes are written in base64. */
  @SuppressWarnings("ArrayRecordComponent") // written at once
  private record Image(String name, String mediaType, byte[] contentBase64) {}
}
