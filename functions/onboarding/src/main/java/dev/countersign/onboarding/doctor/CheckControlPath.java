package dev.countersign.onboarding.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.Checklist;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.lambda.JsonHandler;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the control path needs: table, key, credential of the Entra app, its redirect URIs
 * and permissions. Called by {@code ./countersign doctor}; changes nothing that stays.
 */
public final class CheckControlPath
    extends JsonHandler<CheckControlPath.Input, CheckControlPath.Output> {
  private final AccountChecks account;
  private final EntraChecks entra;

  /** For Lambda. */
  public CheckControlPath() {
    this(Environment.ofLambda());
  }

  /** Wired from an environment. */
  public CheckControlPath(Environment environment) {
    this(AccountChecks.of(environment), EntraChecks.of(environment));
  }

  CheckControlPath(AccountChecks account, EntraChecks entra) {
    super(Input.class);
    this.account = account;
    this.entra = entra;
  }

  /**
   * @param tenantId an Entra tenant that gave consent, to see the app's permissions in it; may be
   *     left out
   * @param apiUrl under which API Gateway serves the API; what counts where the deployment has no
   *     domain of its own
   */
  public record Input(@Nullable String tenantId, @Nullable String apiUrl) {}

  /** In the order in which they were made. */
  public record Output(List<CheckResult> checks) {}

  @Override
  public Output handle(Input input) {
    Checklist checks = new Checklist();
    account.addTo(checks);
    entra.addTo(checks, input);
    return new Output(checks.results());
  }
}
