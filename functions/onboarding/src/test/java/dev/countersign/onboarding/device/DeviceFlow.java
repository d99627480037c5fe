package dev.countersign.onboarding.device;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.onboarding.connection.ReadConnection;
import dev.countersign.onboarding.exchange.NotAuthorized;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.IdTokens;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.testing.Events;
import dev.countersign.onboarding.testing.LoginStandIn;
import dev.countersign.onboarding.testing.Parts;
import dev.countersign.onboarding.testing.TestCertificate;
import java.util.Map;

/** The two functions of the device code, in a run whose organisation has given consent. */
public final class DeviceFlow implements AutoCloseable {
  public static final String CLIENT = "fb78d390-0c51-40cd-8e17-fdbfab77341b";
  public static final String APP = "c0ffee00-0000-4000-8000-000000000001";
  public final Parts parts = new Parts();
  public final LoginStandIn microsoft = new LoginStandIn(parts.clock);
  private final LoginClient client = new LoginClient(microsoft.url());
  private final ExchangeLogin login = ExchangeLogin.ofPublicClient(client, CLIENT);
  public final ClientCredential credential =
      new ClientCredential(APP, TestCertificate.create()::pem, parts.clock);
  private final ExchangeLogin app = ExchangeLogin.ofApp(client, credential);
  public final ExchangeTokens tokens =
      new ExchangeTokens(
          login,
          app,
          new IdTokens(client, parts.clock),
          parts.connectionStore,
          parts.secrets,
          parts.clock);
  public final ExchangeAuthorization authorization =
      new ExchangeAuthorization(
          parts.statuses, tokens, parts.deviceCodes, parts.authorizations, login, app);
  final StartDeviceCode start =
      new StartDeviceCode(
          parts.statuses, login, parts.deviceCodes, parts.authorizations, parts.audit);
  public final PollDeviceCode poll =
      new PollDeviceCode(parts.statuses, login, parts.deviceCodes, authorization, parts.audit);

  public DeviceFlow() {
    parts.consented(LoginStandIn.TENANT);
  }

  /** Microsoft gives out a code. */
  public JsonNode startCode() {
    giveOut("ABCD-EFGH", "the-device-code");
    return Events.call(start);
  }

  /** Somebody has another code asked for, as the state machine does when a poll came to nothing. */
  JsonNode startAnother(NotAuthorized refused) {
    ObjectNode event = Events.of(StartDeviceCode.class).put("codes", 1);
    event
        .putObject("refused")
        .put("Error", NotAuthorized.class.getName())
        .put("Cause", "{\"errorMessage\":\"" + refused.getMessage() + "\"}");
    return Events.call(start, event);
  }

  void giveOut(String userCode, String deviceCode) {
    microsoft.answer(
        200,
        Map.of(
            "user_code",
            userCode,
            "device_code",
            deviceCode,
            "verification_uri",
            "https://microsoft.com/devicelogin",
            "expires_in",
            900,
            "interval",
            5));
  }

  /** Somebody enters the code and signs in. */
  public void authorize(JWTClaimsSet.Builder claims) {
    microsoft.answer(
        200,
        Map.of(
            "access_token",
            "access-1",
            "refresh_token",
            "refresh-1",
            "id_token",
            microsoft.sign(claims),
            "expires_in",
            3600));
  }

  @Override
  public void close() {
    microsoft.close();
  }

  NotAuthorized refused() {
    return catchThrowableOfType(NotAuthorized.class, () -> Events.call(poll));
  }

  JsonNode next() {
    return connection().path("next");
  }

  JsonNode connection() {
    return Events.body(Events.call(new ReadConnection(parts.access, parts.connections)));
  }

  String shown() {
    return parts
        .deviceCodes
        .find(Events.SUBSCRIPTION, Events.RUN)
        .map(DeviceCode::userCode)
        .orElseThrow();
  }
}
