package dev.countersign.onboarding.signature;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.render.InvalidTemplateException;
import dev.countersign.signature.render.PastedHtml;
import dev.countersign.signature.render.SignatureTemplate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /subscriptions/{subscriptionId}/signatures/{signatureId}} with {@code
 * {"html":…,"text":…,"images":[{"name":…,"mediaType":…,"contentBase64":…}]}}: 200 and {@code
 * {"signatureId":…,"version":…,"effectiveAt":…,"text":…}}. The same content has the same version.
 * {@code …/{subscriptionId}/signature} is the default one, which everybody gets while there are no
 * rules.
 */
public final class PutSignature extends ApiHandler {
  /** A function on the mail path reads all that the rules name with one request. */
  private static final int MOST_SIGNATURES = 50;

  private final SubscriptionAccess access;
  private final SignatureStore signatures;
  private final AuditTrail audit;
  private final Clock clock;

  /** For Lambda. */
  public PutSignature() {
    this(Environment.ofLambda());
  }

  public PutSignature(Environment environment) {
    this(new Wiring(environment));
  }

  private PutSignature(Wiring wiring) {
    this(wiring.access(), wiring.stores().signatures(), wiring.stores().audit(), wiring.clock());
  }

  public PutSignature(
      SubscriptionAccess access, SignatureStore signatures, AuditTrail audit, Clock clock) {
    this.access = access;
    this.signatures = signatures;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    String signatureId = signatureId(request);
    SignatureBody body = request.json(SignatureBody.class);
    String html = body.requireHtml();
    @Nullable String text = body.requireText();
    List<InlineImage> images = body.requireImages();
    String version = SignatureVersion.of(html, text, images);
    requireUsable(version, html, text, images);
    requireRoom(subscriptionId, signatureId);
    signatures.save(subscriptionId, signatureId, new SavedSignature(version, html, text, images));
    Instant now = clock.instant();
    audit.add(
        subscriptionId,
        Actor.of(request),
        "PutSignature",
        Map.of("signatureId", signatureId, "version", version));
    return ApiResponse.json(200, Saved.of(signatureId, version, now));
  }

  private static String signatureId(ApiRequest request) {
    String signatureId = request.path("signatureId");
    if (signatureId.isEmpty()) {
      return SignatureIds.DEFAULT;
    }
    if (!SignatureIds.isValid(signatureId)) {
      throw new ApiProblem(
          400,
          "InvalidSignatureId",
          "Name a signature with at most 40 lower-case letters, digits and dashes, or DEFAULT."
              + " Nothing was saved.");
    }
    return signatureId;
  }

  private void requireRoom(String subscriptionId, String signatureId) {
    Set<String> known = signatures.findAll(subscriptionId).keySet();
    if (!known.contains(signatureId) && known.size() >= MOST_SIGNATURES) {
      throw new ApiProblem(
          409,
          "TooManySignatures",
          "There are %d signatures already. Nothing was saved; remove one that no rule names."
              .formatted(known.size()));
    }
  }

  /** What is saved works: the mail path cannot ask anybody. */
  private static void requireUsable(
      String version, String html, @Nullable String text, List<InlineImage> images) {
    try {
      SignatureTemplate.parse(version, html, text, images);
      PastedHtml.check(html);
    } catch (InvalidTemplateException e) {
      throw new ApiProblem(400, "InvalidTemplate", e.publicText() + " Nothing was saved.");
    }
  }
}
