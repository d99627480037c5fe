package dev.countersign.local.microsoft365.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code urn:ietf:params:oauth:grant-type:device_code}: a device polls for its tokens. */
final class DeviceCodeGrant implements Grant {
  static final String TYPE = "urn:ietf:params:oauth:grant-type:device_code";

  private final Function<String, @Nullable DeviceCode> codes;
  private final DelegatedTokens tokens;
  private final ConditionalAccess conditionalAccess;
  private final Clock clock;

  DeviceCodeGrant(
      Function<String, @Nullable DeviceCode> codes,
      DelegatedTokens tokens,
      ConditionalAccess conditionalAccess,
      Clock clock) {
    this.codes = codes;
    this.tokens = tokens;
    this.conditionalAccess = conditionalAccess;
    this.clock = clock;
  }

  @Override
  public ObjectNode redeem(TokenRequest request) {
    DeviceCode code = codes.apply(request.required("device_code"));
    if (code == null || !code.app().equals(request.app())) {
      throw refused("bad_verification_code", 70018, "Bad verification code.");
    }
    checkTime(code);
    checkAnswer(code);
    Account account = Objects.requireNonNull(code.account());
    conditionalAccess.check(account, ConditionalAccess.Block.TOKEN, "invalid_grant");
    return tokens.issue(request, account, code.scopes(), null);
  }

  private void checkTime(DeviceCode code) {
    Instant now = clock.instant();
    if (code.isExpired(now)) {
      throw refused(
          "expired_token",
          70020,
          "The provided value for the input parameter 'device_code' is not valid. This device code"
              + " has expired.");
    }
    if (code.polledTooSoon(now)) {
      throw refused("slow_down", 70017, "Polling more often than the interval allows.");
    }
  }

  private static void checkAnswer(DeviceCode code) {
    switch (code.redeem()) {
      case PENDING ->
          throw refused(
              "authorization_pending",
              70016,
              "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
      case DECLINED ->
          throw refused(
              "authorization_declined",
              70015,
              "The end user has denied the authorization request.");
      case REDEEMED ->
          throw refused("invalid_grant", 54005, "OAuth2 device code was already redeemed.");
      case APPROVED -> {}
    }
  }

  private static EntraException refused(String error, int code, String text) {
    return new EntraException(error, code, text);
  }
}
