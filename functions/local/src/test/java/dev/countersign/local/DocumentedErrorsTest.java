package dev.countersign.local;

import static dev.countersign.local.ApiRequests.DISCONNECT;
import static dev.countersign.local.ApiRequests.ROTATE;
import static dev.countersign.local.ApiRequests.ROUTING;
import static dev.countersign.local.ApiRequests.SYNC;
import static dev.countersign.local.ApiRequests.WITH_BODY;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each error that docs/openapi.yaml announces is provoked by a test. */
class DocumentedErrorsTest {
  private static final List<String> ONCE_CONNECTED = List.of(DISCONNECT, ROTATE);

  /** By route of every subscription, in AuthorizationTest. */
  private static final List<String> OF_EVERY_ROUTE =
      List.of("SubscriptionNotFound", "InsufficientRole");

  /** Codes that take more than a request, with the test that provokes them. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("ConnectionChanges", "SynchronizationsTest"),
          Map.entry("TakingBack", "StartOnboardingTest"),
          Map.entry("EndedMeanwhile", "StartDisconnectingTest"),
          Map.entry("TooLate", "AnswersTest"),
          Map.entry("TooManySignatures", "SignaturesAndRulesTest"),
          Map.entry("NotParked", "ReopeningTest"),
          Map.entry("RecipientsUnknown", "ReopeningTest"),
          Map.entry("AppOnlyNotPermitted", "DriftTest"),
          Map.entry("RotatedTooOften", "StartSecretRotationTest"),
          Map.entry("RemovalNotConfirmed", "RemovalByChoiceWithMicrosoftTest"),
          Map.entry("GroupNotFound", "ChooseGroupWithMicrosoftTest"),
          Map.entry("GroupIsMicrosoft365", "ChooseGroupWithMicrosoftTest"),
          Map.entry("GroupIsDynamic", "ChooseGroupWithMicrosoftTest"),
          Map.entry("GroupIsDistribution", "ChooseGroupWithMicrosoftTest"),
          Map.entry("GroupHasNoMail", "ChooseGroupWithMicrosoftTest"));

  /** Nobody sends these: their routes and codes are what counts. */
  private static final ApiRequests NOBODYS = new ApiRequests("", "", "");

  @Test
  void everyDocumentedErrorIsProvoked() {
    OpenApiDocument document = OpenApiDocument.published();
    Set<String> documented = new TreeSet<>();
    for (String route : document.routes()) {
      document.errorCodes(route).stream()
          .filter(code -> !isProvokedElsewhere(route, code))
          .forEach(code -> documented.add(route + ": " + code));
    }
    Set<String> provoked = new TreeSet<>();
    WITH_BODY.forEach(route -> provoked.add(route + ": InvalidJson"));
    new WrongRequests(NOBODYS)
        .all()
        .forEach(
            wrong -> provoked.add(wrong.getKey().route() + ": " + wrong.getValue().substring(4)));

    documented.removeAll(provoked);
    assertThat(documented)
        .as(
            "errors of docs/openapi.yaml that no test provokes: add a request for each to WrongRequests")
        .isEmpty();
  }

  static Stream<Map.Entry<String, String>> elsewhere() {
    return ELSEWHERE.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void whatIsProvokedElsewhereIs(Map.Entry<String, String> code) throws IOException {
    try (Stream<Path> files = Files.walk(Deployments.ROOT.resolve("functions"))) {
      Path test =
          files.filter(file -> file.endsWith(code.getValue() + ".java")).findFirst().orElseThrow();
      assertThat(Files.readString(test)).contains(code.getKey());
    }
  }

  /**
   * Without consent the run does not wait for a scope: NotWaiting is what these two say then. What
   * only a connected organisation is told, StartDisconnectingTest and SecretRotationTest provoke.
   */
  private static boolean isProvokedElsewhere(String route, String code) {
    boolean scope = route.equals(SYNC) || route.equals(ROUTING);
    return OF_EVERY_ROUTE.contains(code)
        || (ONCE_CONNECTED.contains(route) && code.equals("AlreadyInProgress"))
        || ELSEWHERE.containsKey(code)
        || (scope && code.equals("NotConsented"));
  }
}
