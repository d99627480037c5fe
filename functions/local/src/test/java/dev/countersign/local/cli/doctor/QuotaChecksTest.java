package dev.countersign.local.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.check.CheckResult;
import dev.countersign.core.check.CheckResult.Verdict;
import dev.countersign.local.cloud.http.HttpListener;
import dev.countersign.local.cloud.http.HttpRequest;
import dev.countersign.local.cloud.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** Against an endpoint that answers as Service Quotas documents it. */
class QuotaChecksTest {
  private final HttpListener listener = new HttpListener("quotas", 0);
  private final ServiceQuotasClient client =
      ServiceQuotasClient.builder()
          .endpointOverride(listener.address())
          .region(Region.EU_CENTRAL_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();
  private Map<String, Double> granted = Map.of();
  private String ses = "[]";

  @BeforeEach
  void listen() {
    listener.serve(this::answer);
  }

  @AfterEach
  void stop() {
    client.close();
    listener.close();
  }

  @Test
  void enoughOfEverythingIsGreen() {
    granted = Map.of("L-B99A9384", 1000.0, "L-0263D0A3", 5.0);
    ses = "[{\"QuotaName\":\"Open ingress endpoints per account\",\"Value\":10.0}]";

    assertThat(check()).extracting(CheckResult::verdict).containsOnly(Verdict.GREEN);
    assertThat(check().get(0).found()).isEqualTo("1000, needed 100");
  }

  @Test
  void aNewAccountsTenFunctionsAreRedWithTheWayToGetMore() {
    granted = Map.of("L-B99A9384", 10.0, "L-0263D0A3", 5.0);

    CheckResult lambda = check().get(0);

    assertThat(lambda.verdict()).isEqualTo(Verdict.RED);
    assertThat(lambda.found()).isEqualTo("10, needed 100");
    assertThat(lambda.mend()).contains("Service Quotas");
  }

  @Test
  void whatServiceQuotasDoesNotListIsSkippedWithWhy() {
    granted = Map.of("L-B99A9384", 1000.0, "L-0263D0A3", 5.0);

    CheckResult ingress = check().get(2);

    assertThat(ingress.verdict()).isEqualTo(Verdict.SKIPPED);
    assertThat(ingress.found()).contains("does not list");
  }

  @Test
  void missingPermissionIsRedAndNamed() {
    CheckResult lambda = check().get(0);

    assertThat(lambda.verdict()).isEqualTo(Verdict.RED);
    assertThat(lambda.mend()).contains("servicequotas:GetServiceQuota");
  }

  private List<CheckResult> check() {
    return new QuotaChecks(client).results();
  }

  private HttpResponse answer(HttpRequest request) {
    if (String.valueOf(request.header("x-amz-target")).endsWith("ListServiceQuotas")) {
      return HttpResponse.json(200, "{\"Quotas\":" + ses + "}");
    }
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return granted.entrySet().stream()
        .filter(quota -> body.contains(quota.getKey()))
        .findFirst()
        .map(quota -> HttpResponse.json(200, "{\"Quota\":{\"Value\":" + quota.getValue() + "}}"))
        .orElseGet(
            () ->
                HttpResponse.json(
                    400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"not allowed\"}"));
  }
}
