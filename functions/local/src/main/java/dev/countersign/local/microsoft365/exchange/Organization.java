package dev.countersign.local.microsoft365.exchange;

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
    Recipients recipients) {}
