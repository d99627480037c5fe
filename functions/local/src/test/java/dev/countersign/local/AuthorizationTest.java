package dev.countersign.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.countersign.local.cli.demo.ApiClient;
import dev.countersign.local.cloud.api.UserIssuer;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may call what: every route of template.yaml that takes a token, with every kind of token. A
 * new route is tried without a change here.
 */
class AuthorizationTest {
  private static LocalDeployment deployment;
  private static String subscription;

  @BeforeAll
  static void start() {
    deployment = Deployments.start();
    Customer customer = Customer.subscribed(deployment);
    subscription = customer.subscriptionId();
    new ApiClient(api(), deployment.cloud().issuer().token("ada"))
        .put(
            "/subscriptions/" + subscription + "/members",
            Map.of(
                "members",
                List.of(
                    Map.of("member", "user:vera", "role", "VIEWER"),
                    Map.of("member", "group:msp-berlin", "role", "VIEWER"))));
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  static Stream<ApiCall> withoutAValidToken() {
    return ApiRoute.authorized().stream()
        .flatMap(
            route ->
                Stream.of(
                    route.call("no token", subscription, ""),
                    route.call("not a token", subscription, "abc"),
                    route.call("an expired token", subscription, token(claims(), -600)),
                    route.call("a token of tomorrow", subscription, notYet()),
                    route.call("another issuer", subscription, token(claims().issuer("x"), 600)),
                    route.call("another audience", subscription, token(foreign(), 600)),
                    route.call("another key", subscription, forged())));
  }

  @ParameterizedTest
  @MethodSource("withoutAValidToken")
  void takesNoOtherTokens(ApiCall call) throws Exception {
    ApiCall.Answer answer = call.send(api());

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("message").asText()).isEqualTo("Unauthorized");
  }

  static Stream<ApiCall> ofStrangers() {
    String ada = deployment.cloud().issuer().token("ada");
    String eve = deployment.cloud().issuer().token("eve");
    return ofASubscription()
        .flatMap(
            route ->
                Stream.of(
                    route.call("of another user", subscription, eve),
                    route.call("of another group", subscription, inGroup("sales")),
                    route.call("an unknown one", "abcdefghij23", ada),
                    route.call("a malformed one", "..%2F%00", ada)));
  }

  @ParameterizedTest
  @MethodSource("ofStrangers")
  void showsNobodyElsesSubscriptions(ApiCall call) throws Exception {
    assertRefused(call, 404, "SubscriptionNotFound");
  }

  static Stream<ApiCall> changesByViewers() {
    String vera = deployment.cloud().issuer().token("vera");
    return ofASubscription()
        .filter(route -> !route.isRead())
        .flatMap(
            route ->
                Stream.of(
                    route.call("a viewer", subscription, vera),
                    route.call("a viewing group", subscription, inGroup("msp-berlin"))));
  }

  @ParameterizedTest
  @MethodSource("changesByViewers")
  void viewersChangeNothing(ApiCall call) throws Exception {
    assertRefused(call, 403, "InsufficientRole");
  }

  static Stream<ApiCall> readsByViewers() {
    String vera = deployment.cloud().issuer().token("vera");
    return ofASubscription()
        .filter(ApiRoute::isRead)
        .flatMap(
            route ->
                Stream.of(
                    route.call("a viewer", subscription, vera),
                    route.call("a viewing group", subscription, inGroup("msp-berlin"))));
  }

  @ParameterizedTest
  @MethodSource("readsByViewers")
  void viewersMayLook(ApiCall call) throws Exception {
    assertThat(call.send(api()).status()).isNotIn(401, 403, 500);
  }

  private static void assertRefused(ApiCall call, int status, String code) throws Exception {
    ApiCall.Answer answer = call.send(api());

    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo(code);
  }

  private static Stream<ApiRoute> ofASubscription() {
    return ApiRoute.authorized().stream().filter(ApiRoute::isOfASubscription);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(deployment.cloud().endpoints().issuer().toString())
        .audience(UserIssuer.AUDIENCE)
        .subject("ada");
  }

  private static JWTClaimsSet.Builder foreign() {
    return claims().audience("another service");
  }

  private static String inGroup(String group) {
    return token(claims().subject("consultant").claim("groups", List.of("x", group)), 600);
  }

  private static String notYet() {
    return token(claims().notBeforeTime(Date.from(Instant.now().plusSeconds(86_400))), 172_800);
  }

  private static String forged() {
    URI issuer = deployment.cloud().endpoints().issuer();
    return new UserIssuer(issuer, Clock.systemUTC()).token("ada");
  }

  private static String token(JWTClaimsSet.Builder claims, int seconds) {
    Date expires = Date.from(Instant.now().plusSeconds(seconds));
    return deployment.cloud().issuer().sign(claims.expirationTime(expires).build());
  }

  private static URI api() {
    return deployment.cloud().endpoints().api();
  }
}
