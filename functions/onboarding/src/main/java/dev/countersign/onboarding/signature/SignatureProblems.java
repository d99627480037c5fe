package dev.countersign.onboarding.signature;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.signature.SignatureIds;

/** What can be wrong with the identifier of a signature. */
final class SignatureProblems {
  private SignatureProblems() {}

  /** The identifier in the path, of a signature that may exist. */
  static String requireId(ApiRequest request) {
    String signatureId = request.path("signatureId");
    if (!SignatureIds.isValid(signatureId)) {
      throw notFound();
    }
    return signatureId;
  }

  static ApiProblem notFound() {
    return new ApiProblem(
        404, "SignatureNotFound", "There is no such signature. GET …/signatures lists them.");
  }
}
