package dev.countersign.onboarding.device;

import dev.countersign.core.audit.Actor;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.StatusStore;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.run.RunTask;
import dev.countersign.onboarding.Wiring;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.microsoft.IdTokenRefused;
import dev.countersign.onboarding.microsoft.LoginAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks once whether the administrator has entered the code. A code that came to nothing is thrown
 * away, and the failure says why.
 */
public final class PollDeviceCode extends RunTask<PollDeviceCodeInput, DeviceCodeResult> {
  /** RFC 8628 section 3.5. */
  private static final int SLOW_DOWN_SECONDS = 5;

  /** AADSTS numbers of Conditional Access; the second is about the device code flow itself. */
  private static final List<Integer> CONDITIONAL_ACCESS = List.of(53003, 530036);

  /** RFC 6749 section 5.2: what is wrong with our request, whoever signed in. */
  private static final Set<String> OURS =
      Set.of(
          "invalid_client",
          "invalid_request",
          "invalid_resource",
          "invalid_scope",
          "unauthorized_client",
          "unsupported_grant_type");

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
    try {
      return redeem(input, pair.orElseThrow(() -> NotAuthorized.expired("its time is over")));
    } catch (NotAuthorized refused) {
      codes.drop(input.subscriptionId(), input.runId(), pair);
      throw refused;
    }
  }

  private DeviceCodeResult redeem(PollDeviceCodeInput input, DeviceCodes.Pair pair) {
    LoginAnswer answer = login.redeemDeviceCode(pair.deviceCode());
    try {
      return answer.isOk() ? authorized(input, answer) : notAuthorized(input, answer);
    } catch (IdTokenRefused refused) {
      throw NotAuthorized.refused(refused.detail());
    }
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
      case "authorization_declined", "access_denied" ->
          throw NotAuthorized.declined(answer.summary());
      case "expired_token", "bad_verification_code" ->
          throw NotAuthorized.expired(answer.summary());
      default -> throw refused(answer);
    };
  }

  /** The link is another way to the same end, so the run goes on and the status says so. */
  private DeviceCodeResult blocked(PollDeviceCodeInput input) {
    codes.block(input.subscriptionId(), input.runId());
    return input.result(DeviceCodeResult.PENDING);
  }

  private static PermanentFailure refused(LoginAnswer answer) {
    return OURS.contains(answer.error())
        ? new PermanentFailure(
            "CodeRefused",
            "Microsoft does not let us ask whether the code was entered. Whoever runs this"
                + " deployment has to check EXCHANGE_CLIENT_ID; then try again.",
            answer.summary())
        : NotAuthorized.refused(answer.summary());
  }
}
