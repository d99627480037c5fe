package dev.countersign.local.microsoft365.exchange;

import dev.countersign.core.ManualClock;
import java.time.Duration;
import java.util.Set;

/** The administration alone, called over HTTP. */
public final class AdminFixture implements AutoCloseable {

  public final ManualClock clock = new ManualClock();
  public final SmallOrganization organization = new SmallOrganization();
  public final ExchangeAdministration administration;
  public final AdminClient admin;

  public AdminFixture() {
    this(true, Set.of("Global Administrator"));
  }

  AdminFixture(boolean hydrated, Set<String> roles) {
    ConfigurationStore store =
        new ConfigurationStore(
            SampleConfiguration.brightwater(clock.instant()), clock, Duration.ZERO);
    Admin caller = new Admin(SmallOrganization.TENANT, SmallOrganization.ADMIN, roles);
    Admin stranger =
        new Admin("11111111-2222-4333-8444-555555555555", "eve@elsewhere.example", roles);
    AdminTokens tokens =
        bearer ->
            switch (bearer) {
              case "admin" -> caller;
              case "stranger" -> stranger;
              default -> null;
            };
    this.administration =
        new ExchangeAdministration(
            organization.organization(),
            store,
            tokens,
            new Hydration(hydrated, Duration.ofMinutes(20), clock),
            clock);
    this.admin = new AdminClient(administration.api());
  }

  @Override
  public void close() {
    admin.close();
  }
}
