package dev.countersign.local.cli.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/**
 * What the account may use of AWS, by the Service Quotas API, against what a deployment needs.
 * Needs {@code servicequotas:GetServiceQuota} and {@code servicequotas:ListServiceQuotas}.
 */
final class QuotaChecks {
  /** Messages are relayed one per function at a time; new accounts begin with 10. */
  private static final double CONCURRENT_FUNCTIONS = 100;

  /** One for each NAT gateway of a stack with two. */
  private static final double ADDRESSES = 2;

  private static final String LAMBDA = "Quota: Lambda functions at the same time";
  private static final String EIP = "Quota: Elastic IPs";
  private static final String INGRESS = "Quota: Mail Manager ingress endpoints";
  private static final String MEND =
      "These credentials need servicequotas:GetServiceQuota and servicequotas:ListServiceQuotas; or"
          + " look in the console, Service Quotas.";

  private final ServiceQuotasClient quotas;

  QuotaChecks(ServiceQuotasClient quotas) {
    this.quotas = quotas;
  }

  List<CheckResult> results() {
    return new Checklist()
        .check(
            LAMBDA,
            MEND,
            () -> compare(LAMBDA, value("lambda", "L-B99A9384"), CONCURRENT_FUNCTIONS))
        .check(EIP, MEND, () -> compare(EIP, value("ec2", "L-0263D0A3"), ADDRESSES))
        .check(INGRESS, MEND, this::ingress)
        .results();
  }

  private double value(String service, String code) {
    return quotas.getServiceQuota(get -> get.serviceCode(service).quotaCode(code)).quota().value();
  }

  /** Its code is in no document, so it is looked for by its name. */
  private CheckResult ingress() {
    Optional<ServiceQuota> found =
        quotas.listServiceQuotasPaginator(list -> list.serviceCode("ses")).quotas().stream()
            .filter(
                quota -> quota.quotaName().toLowerCase(Locale.ROOT).contains("ingress endpoint"))
            .findFirst();
    return found
        .map(quota -> compare(INGRESS, quota.value(), 1))
        .orElseGet(
            () ->
                CheckResult.skipped(
                    INGRESS,
                    "Service Quotas does not list it for SES",
                    "The stack has one endpoint, so there is room for it; AWS documents 10."));
  }

  private static CheckResult compare(String name, double allowed, double needed) {
    return allowed >= needed
        ? CheckResult.green(name, "%.0f, needed %.0f".formatted(allowed, needed))
        : CheckResult.red(
            name,
            "%.0f, needed %.0f".formatted(allowed, needed),
            "Ask for more: console, Service Quotas. An increase of this size is granted within a"
                + " day.");
  }
}
