package dev.countersign.local.microsoft365.identity;

import org.jspecify.annotations.Nullable;

/**
 * A request to the authorization endpoint that has passed all checks.
 *
 * @param codeChallenge of RFC 7636, method S256
 */
record AuthorizationRequest(
    AppRegistration app,
    String redirectUri,
    @Nullable String state,
    @Nullable String nonce,
    String codeChallenge,
    RequestedScopes scopes) {}
