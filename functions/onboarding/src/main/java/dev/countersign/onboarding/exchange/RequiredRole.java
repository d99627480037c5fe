package dev.countersign.onboarding.exchange;

import java.util.HashMap;
import java.util.Map;

/**
 * An Exchange Online management role that a run needs.
 *
 * <p>Assignments of roles cannot be read by everybody who has a role, and a Global Administrator
 * holds them indirectly. So a cmdlet that only this role allows is asked for an object that does
 * not exist: without the role Exchange refuses the cmdlet, with it it says that nothing was found.
 */
enum RequiredRole {
  ORGANIZATION_CONFIGURATION("Organization Configuration", "Set-InboundConnector", true),
  TRANSPORT_RULES("Transport Rules", "Set-TransportRule", true),
  TRANSPORT_HYGIENE("Transport Hygiene", "Set-HostedConnectionFilterPolicy", true),
  VIEW_ONLY_RECIPIENTS("View-Only Recipients", "Get-DistributionGroup", false);

  private static final String NOBODY = "00000000-c0de-4000-8000-000000000000";

  private final String title;
  private final String cmdlet;
  private final boolean changes;

  RequiredRole(String title, String cmdlet, boolean changes) {
    this.title = title;
    this.cmdlet = cmdlet;
    this.changes = changes;
  }

  /** As Microsoft calls it. */
  String title() {
    return title;
  }

  boolean isMissing(ExchangeAdmin.Session exchange) {
    Map<String, Object> parameters = new HashMap<>(Map.of("Identity", NOBODY));
    if (changes) {
      parameters.put("WhatIf", true);
    }
    try {
      exchange.invoke(cmdlet, parameters);
      return false;
    } catch (OrganizationDehydrated allowedButTooEarly) {
      return false;
    } catch (CmdletFailed refused) {
      return refused.error().isForbidden();
    }
  }
}
