package dev.countersign.onboarding.spf;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.connection.ConnectionStore;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.core.lambda.ApiRequest;
import dev.countersign.core.lambda.ApiResponse;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.onboarding.Wiring;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code GET /subscriptions/{subscriptionId}/spf?domain=}: {@code {"domains":[…]}} with an {@link
 * dev.countersign.onboarding.spf.SpfReport} for the domain, or for each of the organisation's
 * domains once it has given consent.
 */
public final class ReadSpf extends ApiHandler {
  /**
   * A check asks up to twenty names, and the API has 30 seconds; others can be asked for singly.
   */
  private static final int MAX_DOMAINS = 5;

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{1,253}$)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,62}");

  private final SubscriptionAccess access;
  private final ConnectionStore connections;
  private final SpfCheck spf;

  /** For Lambda. */
  public ReadSpf() {
    this(Environment.ofLambda());
  }

  public ReadSpf(Environment environment) {
    this(new Wiring(environment));
  }

  private ReadSpf(Wiring wiring) {
    this(wiring.access(), wiring.stores().connections(), wiring.spf().check());
  }

  public ReadSpf(SubscriptionAccess access, ConnectionStore connections, SpfCheck spf) {
    this.access = access;
    this.connections = connections;
    this.spf = spf;
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String subscriptionId = access.require(request).subscriptionId();
    List<String> domains =
        request
            .query("domain")
            .map(domain -> List.of(requireDomain(domain)))
            .orElseGet(() -> sendingDomains(subscriptionId));
    return ApiResponse.json(200, Map.of("domains", domains.stream().map(spf::check).toList()));
  }

  private static String requireDomain(String given) {
    String domain = given.strip().toLowerCase(Locale.ROOT);
    if (!DOMAIN.matcher(domain).matches()) {
      throw new ApiProblem(
          400, "InvalidDomain", "Send a domain such as example.com, in its ASCII form.");
    }
    return domain;
  }

  private List<String> sendingDomains(String subscriptionId) {
    Optional<Connection> connection = connections.find(subscriptionId);
    if (connection.isEmpty()) {
      throw new ApiProblem(
          409,
          "DomainsUnknown",
          "The organisation's domains are known after its consent. Name one with ?domain=, or"
              + " connect first.");
    }
    return SendingDomains.of(connection.get()).stream().limit(MAX_DOMAINS).toList();
  }
}
