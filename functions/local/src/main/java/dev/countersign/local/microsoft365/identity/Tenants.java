package dev.countersign.local.microsoft365.identity;

import dev.countersign.local.microsoft365.organization.Organization;
import dev.countersign.local.microsoft365.organization.Person;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The organisations that the stand-in knows, by the names that a URL's first segment may use. */
public final class Tenants {
  private static final Set<String> ANY = Set.of("organizations", "common");

  private final List<Organization> organizations;

  public Tenants(List<Organization> organizations) {
    this.organizations = List.copyOf(organizations);
  }

  public List<Organization> organizations() {
    return organizations;
  }

  public @Nullable Organization withId(@Nullable String tenantId) {
    return organizations.stream()
        .filter(o -> o.tenantId().equals(tenantId))
        .findFirst()
        .orElse(null);
  }

  /** True if the segment leaves open which organisation it is. */
  static boolean isAny(String segment) {
    return ANY.contains(segment);
  }

  /**
   * @return null for "organizations" and "common"
   * @throws EntraException if no organisation is called so
   */
  @Nullable Organization named(String segment) {
    return isAny(segment) ? null : single(segment);
  }

  /**
   * @throws EntraException if the segment does not name one organisation
   */
  Organization single(String segment) {
    return organizations.stream()
        .filter(o -> o.isNamed(segment))
        .findFirst()
        .orElseThrow(() -> unknown(segment));
  }

  private static EntraException unknown(String segment) {
    if (isAny(segment)) {
      return new EntraException(
          "invalid_request",
          50059,
          "No tenant-identifying information found in either the request or implied by any"
              + " provided credentials.");
    }
    String text =
        "Tenant '"
            + segment
            + "' not found. Check to make sure you have the correct"
            + " tenant ID and are signing into the correct cloud.";
    return new EntraException("invalid_request", 90002, text);
  }

  /**
   * @param home where the account must be at home; null if anywhere will do
   * @throws EntraException if there is no such account, or if it may not sign in
   */
  Account account(@Nullable Organization home, @Nullable String name) {
    for (Organization organization : organizations) {
      Person person = name == null ? null : organization.directory().personCalled(name);
      if (person != null) {
        return allowed(home, new Account(organization, person));
      }
    }
    throw new EntraException(
        "invalid_grant", 50034, "The user account does not exist in this directory.");
  }

  private static Account allowed(@Nullable Organization home, Account account) {
    if (!account.person().enabled()) {
      throw new EntraException("invalid_grant", 50057, "The user account is disabled.");
    }
    if (home != null && !home.equals(account.organization())) {
      throw new EntraException(
          "invalid_grant",
          50020,
          "The user account does not exist in tenant '"
              + home.displayName()
              + "' and cannot access the application in that tenant.");
    }
    return account;
  }
}
