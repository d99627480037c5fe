package dev.countersign.onboarding.device;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.link.RunLinks;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks Microsoft for a code and shows it, through the connection's status, to the administrator;
 * with it, what came of the code before.
 */
public final class StartDeviceCode extends RunTask<StartDeviceCodeInput, DeviceCodeResult> {
  private static final int DEFAULT_INTERVAL_SECONDS = 5;
  private static final int DEFAULT_LIFETIME_SECONDS = 900;
  private final ExchangeLogin login;
  private final DeviceCodes codes;
  private final RunLinks links;
  private final AuditTrail audit;

  /** For Lambda. */
  public StartDeviceCode() {
    this(Environment.ofLambda());
  }

  public StartDeviceCode(Environment environment) {
    this(new Wiring(environment));
  }

  private StartDeviceCode(Wiring wiring) {
    this(
        wiring.stores().statuses(),
        wiring.exchange().login(),
        wiring.exchange().deviceCodes(),
        wiring.signIn().authorizationLinks(),
        wiring.stores().audit());
  }

  /**
   * @param links the other way to authorise, for who may not use codes
   */
  public StartDeviceCode(
      StatusStore statuses,
      ExchangeLogin login,
      DeviceCodes codes,
      RunLinks links,
      AuditTrail audit) {
    super(StartDeviceCodeInput.class, statuses);
    this.login = login;
    this.codes = codes;
    this.links = links;
    this.audit = audit;
  }

  @Override
  protected DeviceCodeResult run(StartDeviceCodeInput input) {
    // First: who reads the code is to see the other way, too.
    links.keep(input.subscriptionId(), input.runId(), "Countersign");
    // One may be there from a call whose answer was lost; somebody may be entering it.
    DeviceCodes.Pair pair =
        codes.pair(input.subscriptionId(), input.runId()).orElseGet(() -> ask(input));
    return new DeviceCodeResult(
        DeviceCodeResult.PENDING, pair.intervalSeconds(), input.codes() + 1);
  }

  private DeviceCodes.Pair ask(StartDeviceCodeInput input) {
    LoginAnswer answer = login.startDeviceCode();
    if (!answer.isOk()) {
      throw refused(answer);
    }
    @Nullable LastTry lastTry = input.lastTry();
    if (lastTry != null) {
      audit.add(
          input.subscriptionId(),
          Actor.COUNTERSIGN,
          "StartDeviceCode",
          Map.of("lastTry", lastTry.code()));
    }
    return codes.keep(
        input.subscriptionId(),
        input.runId(),
        new DeviceCodes.Pair(
            answer.text("device_code"),
            answer.text("user_code"),
            answer.text("verification_uri"),
            answer.number("interval", DEFAULT_INTERVAL_SECONDS),
            lastTry),
        Duration.ofSeconds(answer.number("expires_in", DEFAULT_LIFETIME_SECONDS)));
  }

  private static PermanentFailure refused(LoginAnswer answer) {
    return new PermanentFailure(
        "DeviceCodeRefused",
        "Microsoft gave out no code for signing in. Whoever runs this deployment has to check"
            + " EXCHANGE_CLIENT_ID; then try again.",
        answer.summary());
  }
}
