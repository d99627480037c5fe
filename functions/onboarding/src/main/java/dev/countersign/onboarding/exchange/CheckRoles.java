package dev.countersign.onboarding.exchange;

import dev.countersign.core.connection.Connection;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Makes sure that whoever we work as may do all that follows, before anything is made. */
public final class CheckRoles extends ExchangeTask {
  private static final String SIGN_IN_OTHERWISE =
      " Connect again and sign in as a Global Administrator, or add the account to a role group with"
          + " these roles first.";

  public CheckRoles() {
    this(Environment.ofLambda());
  }

  public CheckRoles(Environment environment) {
    this(ExchangePorts.of(environment));
  }

  CheckRoles(ExchangePorts ports) {
    super(ports);
  }

  @Override
  void provision(Connection connection, ExchangeAdmin.Session exchange, Provisioner made) {
    List<RequiredRole> missing =
        Arrays.stream(RequiredRole.values()).filter(role -> role.isMissing(exchange)).toList();
    if (!missing.isEmpty()) {
      throw missing(missing, exchange.isApp());
    }
  }

  private static PermanentFailure missing(List<RequiredRole> roles, boolean app) {
    String names = roles.stream().map(RequiredRole::title).collect(Collectors.joining(", "));
    return new PermanentFailure(
        "RolesMissing",
        (app ? "Our app lacks" : "The signed-in account lacks")
            + " these roles in Exchange Online: "
            + names
            + ". Nothing was set up in Exchange Online."
            + (app ? CmdletFailed.GIVE_ROLE_BACK : SIGN_IN_OTHERWISE),
        names);
  }
}
