package dev.countersign.local.microsoft365.exchange;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Get-DistributionGroup}, by address; mail-enabled security groups are its kin. */
final class RecipientCmdlets {
  private static final Set<String> ROLES = Set.of("View-Only Recipients", "Mail Recipients");

  private final Recipients recipients;

  RecipientCmdlets(Recipients recipients) {
    this.recipients = recipients;
  }

  Cmdlet getDistributionGroup() {
    return new Cmdlet(
        "Get-DistributionGroup",
        ROLES,
        false,
        Map.of("Identity", ParameterType.text(), "ResultSize", ParameterType.text()),
        this::get);
  }

  private CmdletResult get(Parameters given) throws CmdletException {
    String address = given.required("Identity");
    if (!recipients.isGroup(address)) {
      throw CmdletErrors.notFound(address);
    }
    Map<String, @Nullable Object> group = new LinkedHashMap<>();
    group.put("Identity", address);
    group.put("PrimarySmtpAddress", address);
    group.put(
        "RecipientTypeDetails",
        recipients.isSecurityGroup(address)
            ? "MailUniversalSecurityGroup"
            : "MailUniversalDistributionGroup");
    return CmdletResult.one(group);
  }
}
