package dev.countersign.onboarding.api;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.render.InvalidTemplateException;
import dev.countersign.signature.render.SignatureTemplate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code PUT /subscriptions/{subscriptionId}/signature} with {@code
 * {"html":…,"text":…,"images":[{"name":…,"mediaType":…,"contentBase64":…}]}}: 200 and {@code
 * {"version":…}}. The same content has the same version.
 */
public final class PutSignature extends ApiHandler {
  private final SubscriptionAccess access;
  private final SignatureStore signatures;
  private final AuditTrail audit;

  /** For Lambda. */
  public PutSignature() {
    this(Environment.ofLambda());
  }

  public PutSignature(Environment environment) {
    this(new Wiring(environment));
  }

  private PutSignature(Wiring wiring) {
    this(wiring.access(), wiring.signatures(), wiring.audit());
  }

  public PutSignature(SubscriptionAccess access, SignatureStore signatures, AuditTrail audit) {
    this.access = access;
    this.signatures = signatures;
    this.audit = audit;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    SignatureBody body = request.json(SignatureBody.class);
    String html = body.requireHtml();
    @Nullable String text = body.requireText();
    List<InlineImage> images = body.requireImages();
    String version = SignatureVersion.of(html, text, images);
    requireUsable(version, html, text, images);
    signatures.save(subscriptionId, new SavedSignature(version, html, text, images));
    audit.add(subscriptionId, Actor.of(request), "PutSignature", Map.of("version", version));
    return ApiResponse.json(200, Map.of("version", version));
  }

  /** What is saved works: the mail path cannot ask anybody. */
  private static void requireUsable(
      String version, String html, @Nullable String text, List<InlineImage> images) {
    try {
      SignatureTemplate.parse(version, html, text, images);
    } catch (InvalidTemplateException e) {
      throw new ApiProblem(400, "InvalidTemplate", e.publicText() + " Nothing was saved.");
    }
  }
}
