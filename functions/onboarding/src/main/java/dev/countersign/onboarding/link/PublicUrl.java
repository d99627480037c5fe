package dev.countersign.onboarding.link;

import dev.countersign.core.lambda.ApiRequest;

/**
 * Where browsers reach the API: under the domain that the deployment was given, or else under the
 * one that API Gateway was called by.
 *
 * @param ownDomain base URL without a slash at the end; empty where there is none
 */
public record PublicUrl(String ownDomain) {

  /** The base URL for who sent this request, without a slash at the end. */
  public String of(ApiRequest request) {
    return ownDomain.isEmpty() ? request.baseUrl() : ownDomain;
  }
}
