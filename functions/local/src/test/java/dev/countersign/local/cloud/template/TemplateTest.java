package dev.countersign.local.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.TestTemplate;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
  private static final Map<String, String> PARAMETERS = Map.of("Issuer", "http://issuer");

  @Test
  void mergesGlobalsIntoAFunction() {
    FunctionResource read = function("Read");

    assertThat(read.handler())
        .isEqualTo("dev.countersign.local.cloud.lambda.TestHandler::handleRequest");
    assertThat(read.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(function("Worker").timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(read.environment()).containsEntry("TABLE", "Items").containsEntry("FLAVOUR", "own");
    assertThat(function("Worker").environment()).containsEntry("FLAVOUR", "global");
  }

  @Test
  void resolvesReferences() {
    assertThat(function("Read").environment())
        .containsEntry("QUEUE", "http://aws/000000000000/Work")
        .containsEntry("BUCKET", "arn:aws:s3:::stack-bucket/*")
        .containsEntry("HOST", "ingress.example")
        .containsEntry("ADDRESSES", "192.0.2.1,192.0.2.2")
        .containsEntry("LIVE", "no")
        .doesNotContainKey("GONE")
        .containsEntry("MACHINE", "arn:aws:states:eu-central-1:000000000000:stateMachine:stack-one")
        .containsEntry("NESTED", "192.0.2.2-${kept}");
  }

  @Test
  void readsRoutesWithTheirAuthorizers() {
    assertThat(function("Read").routes())
        .containsExactly(
            new HttpRoute("GET", "/items/{id}", "DEFAULT", List.of()),
            new HttpRoute("PUT", "/items/{id}", "DEFAULT", List.of()),
            new HttpRoute("POST", "/open/{rest+}", "NONE", List.of()));
    HttpApiResource api = Objects.requireNonNull(read(PARAMETERS).api());
    assertThat(api.defaultAuthorizer()).isEqualTo("Users");
    assertThat(api.authorizers())
        .containsExactly(
            new HttpApiResource.JwtAuthorizerResource(
                "Users", "http://issuer", List.of("countersign")));
  }

  @Test
  void readsEventSourcesAndSchedules() {
    assertThat(function("Worker").queues())
        .containsExactly(
            new QueueEventSource("arn:aws:sqs:eu-central-1:000000000000:Work", 2, true, 5));
    assertThat(function("Worker").schedules())
        .containsExactly(new ScheduleEvent(Duration.ofHours(1), "{\"tick\":true}"));
  }

  @Test
  void leavesOutResourcesWhoseConditionIsFalse() {
    assertThat(read(PARAMETERS).queues())
        .extracting(QueueResource::name)
        .containsExactly("Work", "Dead");
    assertThat(read(Map.of("Issuer", "http://issuer", "Stage", "live")).queues())
        .extracting(QueueResource::name)
        .contains("OnlyLive");
  }

  @Test
  void substitutesInTheStateMachine() {
    assertThat(read(PARAMETERS).stateMachines().get(0).definition())
        .contains("\"arn:aws:lambda:eu-central-1:000000000000:function:Read\"");
  }

  @Test
  void readsTheMailRule() {
    assertThat(read(PARAMETERS).mail())
        .isEqualTo(
            new MailResource(
                "stack-bucket",
                "in/",
                "arn:aws:lambda:eu-central-1:000000000000:function:Worker:live",
                "EVENT",
                Duration.ofHours(1),
                41_943_040));
  }

  @Test
  void saysWhereAReferenceLeadsNowhere(@TempDir Path directory) throws IOException {
    Path file = TestTemplate.with(directory, "QUEUE: !Ref Work", "QUEUE: !Ref Wrok");

    assertThatThrownBy(() -> Template.read(file, inputs(PARAMETERS)))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "Resources.Read.Properties.Environment.Variables.QUEUE: !Ref Wrok refers to nothing"
                + " that the local cloud knows");
  }

  @Test
  void saysWhereAFunctionIsUnknown(@TempDir Path directory) throws IOException {
    Path file = TestTemplate.with(directory, "QUEUE: !Ref Work", "QUEUE: !Base64 Work");

    assertThatThrownBy(() -> Template.read(file, inputs(PARAMETERS)))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("the local cloud does not know Fn::Base64");
  }

  @Test
  void refusesParametersThatAreMissingUnknownOrMalformed() {
    assertThatThrownBy(() -> read(Map.of()))
        .hasMessage("Parameters.Issuer: has no default and no value was given");
    assertThatThrownBy(() -> read(Map.of("Issuer", "http://issuer", "Isuer", "x")))
        .hasMessage("Parameters: there is no parameter Isuer");
    assertThatThrownBy(() -> read(Map.of("Issuer", "issuer")))
        .hasMessageContaining("does not match the allowed pattern");
    assertThatThrownBy(
            () -> read(Map.of("Issuer", "http://issuer", "Addresses", "192.0.2.1, relay.example")))
        .as("each value of a list")
        .hasMessageContaining("Addresses: the value does not match");
  }

  @Test
  void refusesASubstitutionThatIsMissing(@TempDir Path directory) throws IOException {
    Path file = TestTemplate.with(directory, "ReadArn: !GetAtt", "OtherArn: !GetAtt");

    assertThatThrownBy(() -> Template.read(file, inputs(PARAMETERS)))
        .hasMessageContaining("${ReadArn} has no value");
  }

  @Test
  void readsTheTemplateThatIsDeployed() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("PublicUrl", "http://127.0.0.1");
    parameters.put("JwtIssuer", "http://127.0.0.1");
    parameters.put("JwtAudience", "countersign");
    parameters.put("EntraClientId", "00000000-0000-0000-0000-000000000000");
    parameters.put("RelayDomain", "relay.countersign.example");
    parameters.put("RelayZoneId", "Z1");
    parameters.put("EgressAddresses", "192.0.2.1");
    Path root = Path.of(System.getProperty("countersign.root", "../.."));

    Template template = Template.read(root.resolve("template.yaml"), deployed(parameters));

    assertThat(template.functions()).extracting(FunctionResource::name).contains("AcceptMessage");
    assertThat(template.mail()).isNotNull();
    assertThat(template.stateMachines()).isNotEmpty();
  }

  private static TemplateInputs deployed(Map<String, String> parameters) {
    return new TemplateInputs(
        "eu-central-1",
        "000000000000",
        "stack",
        URI.create("http://aws"),
        parameters,
        Map.of("IngressPoint.ARecord", "ingress.example"));
  }

  private static FunctionResource function(String name) {
    return read(PARAMETERS).functions().stream()
        .filter(function -> function.name().equals(name))
        .findAny()
        .orElseThrow();
  }

  private static Template read(Map<String, String> parameters) {
    return Template.read(TestTemplate.file(), inputs(parameters));
  }

  private static TemplateInputs inputs(Map<String, String> parameters) {
    return new TemplateInputs(
        "eu-central-1",
        "000000000000",
        "stack",
        URI.create("http://aws"),
        parameters,
        Map.of("Ingress.ARecord", "ingress.example"));
  }
}
