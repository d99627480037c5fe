package dev.countersign.onboarding.device;

import static dev.countersign.onboarding.device.DeviceCodeResult.EXPIRED;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks once whether the administrator has entered the code. */
public final class PollDeviceCode extends RunTask<PollDeviceCodeInput, DeviceCodeResult> {
  /** RFC 8628 section 3.5. */
  private static final int SLOW_DOWN_SECONDS = 5;

  /** AADSTS numbers of Conditional Access; the second is about the device code flow itself. */
  private static final List<Integer> CONDITIONAL_ACCESS = List.of(53003, 530036);

  private final ExchangeLogin login;
  private final DeviceCodes codes;
  private final ExchangeAuthorization authorization;
  private final AuditTrail audit;

  /** For Lambda. */
  public PollDeviceCode() {
    this(Environment.ofLambda());
  }

  public PollDeviceCode(Environment environment) {
    this(new Wiring(environment));
  }

  private PollDeviceCode(Wiring wiring) {
    this(
        wiring.stores().statuses(),
        wiring.exchange().login(),
        wiring.exchange().deviceCodes(),
        wiring.exchange().authorization(),
        wiring.stores().audit());
  }

  public PollDeviceCode(
      StatusStore statuses,
      ExchangeLogin login,
      DeviceCodes codes,
      ExchangeAuthorization authorization,
      AuditTrail audit) {
    super(PollDeviceCodeInput.class, statuses);
    this.login = login;
    this.codes = codes;
    this.authorization = authorization;
    this.audit = audit;
  }

  @Override
  protected DeviceCodeResult run(PollDeviceCodeInput input) {
    if (authorization.isDone(input.subscriptionId(), input.runId())) {
      // By the link, or an earlier attempt got them and was cut off before it could say so.
      authorization.close(input.subscriptionId(), input.runId());
      return input.result(DeviceCodeResult.AUTHORIZED);
    }
    if (codes.isBlocked(input.subscriptionId(), input.runId())) {
      return input.result(DeviceCodeResult.PENDING);
    }
    Optional<DeviceCodes.Pair> pair = codes.pair(input.subscriptionId(), input.runId());
    DeviceCodeResult result =
        pair.map(kept -> redeem(input, kept)).orElseGet(() -> input.result(EXPIRED));
    if (result.status().equals(EXPIRED)) {
      codes.drop(input.subscriptionId(), input.runId(), pair);
    }
    return result;
  }

  private DeviceCodeResult redeem(PollDeviceCodeInput input, DeviceCodes.Pair pair) {
    LoginAnswer answer = login.redeemDeviceCode(pair.deviceCode());
    return answer.isOk() ? authorized(input, answer) : notAuthorized(input, answer);
  }

  private DeviceCodeResult authorized(PollDeviceCodeInput input, LoginAnswer answer) {
    authorization
        .byCode(input.subscriptionId(), input.runId(), answer)
        .ifPresent(
            account ->
                audit.add(
                    input.subscriptionId(),
                    Actor.ofEntra(account.tenantId(), account.objectId()),
                    "PollDeviceCode",
                    Map.of()));
    return input.result(DeviceCodeResult.AUTHORIZED);
  }

  private DeviceCodeResult notAuthorized(PollDeviceCodeInput input, LoginAnswer answer) {
    if (answer.errorCodes().stream().anyMatch(CONDITIONAL_ACCESS::contains)) {
      return blocked(input);
    }
    return switch (answer.error()) {
      case "authorization_pending" -> input.result(DeviceCodeResult.PENDING);
      case "slow_down" -> input.pendingFor(SLOW_DOWN_SECONDS);
      case "authorization_declined", "access_denied" -> input.result(DeviceCodeResult.DECLINED);
      // The last two: Microsoft does not know the code (any more). A new one helps.
      case "expired_token", "bad_verification_code", "invalid_grant" -> input.result(EXPIRED);
      default -> throw refused(answer);
    };
  }

  /** The link is another way to the same end, so the run goes on and the status says so. */
  private DeviceCodeResult blocked(PollDeviceCodeInput input) {
    codes.block(input.subscriptionId(), input.runId());
    return input.result(DeviceCodeResult.PENDING);
  }

  private static PermanentFailure refused(LoginAnswer answer) {
    return new PermanentFailure(
        "AuthorizationRefused",
        "Microsoft refused the sign-in to Exchange Online. Check that the account is a Global"
            + " Administrator and may use the Exchange admin API, then try again.",
        answer.summary());
  }
}
