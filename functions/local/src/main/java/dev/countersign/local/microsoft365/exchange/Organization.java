package dev.countersign.local.microsoft365.exchange;

import dev.countersign.local.microsoft365.organization.Domain;
import java.util.List;
import java.util.function.Predicate;

/**
 * One organisation in Exchange Online.
 *
 * @param tenantId its Microsoft Entra tenant id, a GUID
 * @param initialDomain for example {@code brightwater.onmicrosoft.com}
 * @param mailHost the host its mail comes in at, for example {@code
 *     brightwater.mail.protection.outlook.com}
 */
public record Organization(
    String tenantId,
    String displayName,
    String initialDomain,
    String defaultDomain,
    String mailHost,
    AcceptedDomains acceptedDomains,
    Recipients recipients) {

  /** What the directory knows about an organisation, and the host its mail comes in at. */
  public static Organization of(
      dev.countersign.local.microsoft365.organization.Organization organization, String mailHost) {
    List<Domain> domains = organization.domains().all();
    return new Organization(
        organization.tenantId(),
        organization.displayName(),
        name(domains, Domain::initial),
        name(domains, Domain::isDefault),
        mailHost,
        organization.domains()::names,
        new DirectoryRecipients(organization.directory()));
  }

  private static String name(List<Domain> domains, Predicate<Domain> wanted) {
    return domains.stream().filter(wanted).findFirst().orElseThrow().name();
  }
}
