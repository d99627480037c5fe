package dev.countersign.onboarding.exchange;

import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes sure that whoever we work as may do all that follows, before anything is made. The sign-in
 * of an account that may not is thrown away: another one may be tried.
 */
public final class CheckRoles extends RunTask<RunTask.RunInput, Map<String, Object>> {
  private final ExchangePorts ports;

  public CheckRoles() {
    this(Environment.ofLambda());
  }

  public CheckRoles(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CheckRoles(ExchangePorts ports) {
    super(RunInput.class, ports.status());
    this.ports = ports;
  }

  @Override
  protected Map<String, Object> run(RunInput input) {
    try {
      check(ports.session(input));
    } catch (NotAuthorized refused) {
      ports.credentials().forget(input.subscriptionId(), input.runId());
      throw refused;
    }
    return Map.of();
  }

  private static void check(ExchangeAdmin.Session exchange) {
    String missing =
        Arrays.stream(RequiredRole.values())
            .filter(role -> role.isMissing(exchange))
            .map(RequiredRole::title)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw exchange.isApp() ? appLacks(missing) : NotAuthorized.withoutRoles(missing);
    }
  }

  private static PermanentFailure appLacks(String roles) {
    return new PermanentFailure(
        "RolesMissing",
        "Our app lacks these roles in Exchange Online: "
            + roles
            + ". Nothing was set up in Exchange Online."
            + CmdletFailed.GIVE_ROLE_BACK,
        roles);
  }
}
