package dev.countersign.onboarding.device;

/**
 * What a request to the Exchange admin API needs.
 *
 * @param tenantId part of its URL
 * @param accessToken for {@code Authorization: Bearer}
 * @param adminUpn for {@code X-AnchorMailbox: UPN:…}
 */
public record ExchangeToken(String tenantId, String accessToken, String adminUpn) {
  /** Without the token. */
  @Override
  public String toString() {
    return "ExchangeToken[tenantId=" + tenantId + "]";
  }
}
