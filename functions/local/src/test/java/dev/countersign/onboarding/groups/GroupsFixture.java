package dev.countersign.onboarding.groups;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.audit.AuditTrail;
import dev.countersign.core.connection.Connection;
import dev.countersign.core.directory.DirectoryStore;
import dev.countersign.core.directory.MembershipStore;
import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.ScopeStore;
import dev.countersign.core.dynamodb.DynamoDbAuditTrail;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbMembershipStore;
import dev.countersign.core.dynamodb.DynamoDbScopeStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.DynamoDbStatusStore;
import dev.countersign.core.dynamodb.DynamoDbSubscriptionStore;
import dev.countersign.core.dynamodb.DynamoDbSynchronizationStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Table;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.ApiHandler;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.core.subscription.Subscription;
import dev.countersign.core.subscription.SubscriptionAccess;
import dev.countersign.core.subscription.SubscriptionStore;
import dev.countersign.local.microsoft365.StandIn;
import dev.countersign.local.microsoft365.organization.Group;
import dev.countersign.local.tls.Identity;
import dev.countersign.onboarding.microsoft.AppTokens;
import dev.countersign.onboarding.microsoft.ClientCredential;
import dev.countersign.onboarding.microsoft.LoginClient;
import dev.countersign.onboarding.run.Executions;
import dev.countersign.onboarding.synchronization.Synchronizations;
import dev.countersign.onboarding.wait.Answers;
import dev.countersign.onboarding.wait.WaitTokens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** The sample organisation, consented, with the subscription of the sample events. */
final class GroupsFixture implements AutoCloseable {
  static final String SUBSCRIPTION = "kq7m2v9x4tza";
  private static final String RUN = "run1";

  final StandIn microsoft = new StandIn();
  private final List<String> sent = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private final Tables tables = LocalTables.fresh();
  private final Table table = tables.subscriptions();
  private final SubscriptionStore subscriptions = new DynamoDbSubscriptionStore(table);
  private final DynamoDbStatusStore statuses = new DynamoDbStatusStore(table, microsoft.clock);
  private final WaitTokens waitTokens = new WaitTokens(table, microsoft.clock);
  final SubscriptionAccess access = new SubscriptionAccess(subscriptions);
  final DynamoDbConnectionStore connections = new DynamoDbConnectionStore(table);
  final ScopeStore scopes = new DynamoDbScopeStore(table);
  final DirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
  final MembershipStore memberships = new DynamoDbMembershipStore(tables.directory());
  final SignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  final AuditTrail audit = new DynamoDbAuditTrail(tables.audit(), microsoft.clock);
  final Answers answers = new Answers(statuses, waitTokens, new RecordingStepFunctions(), audit);
  final Synchronizations synchronizations =
      new Synchronizations(
          connections,
          statuses,
          new DynamoDbSynchronizationStore(table, microsoft.clock),
          new Executions(
              new RecordingStepFunctions(),
              "arn:aws:states:eu-west-1:1:stateMachine:synchronization"));
  final Groups groups = new Groups(new GraphClient(tokens(), url()));
  final ScopeChoices choices = new ScopeChoices(connections, groups, scopes);

  GroupsFixture() {
    microsoft.consent();
    subscriptions.add(
        new Subscription(SUBSCRIPTION, "Brightwater", "user-4711", microsoft.clock.instant()));
    connections.save(
        new Connection(
            SUBSCRIPTION,
            StandIn.TENANT,
            "Brightwater Instruments",
            "brightwater.onmicrosoft.com",
            Set.of("brightwater.example"),
            "brightwater.mail.protection.outlook.com",
            null,
            null));
  }

  /** Inputs of the executions that were started. */
  List<String> started() {
    return started;
  }

  /** As if Exchange Online had been set up. */
  void connect() {
    connections.save(connections.require(SUBSCRIPTION).withSecretHash("hash"));
  }

  /** What the state machine was told. */
  List<String> sent() {
    return sent;
  }

  /** A run that waits in a state. */
  void await(String state) {
    statuses.begin(SUBSCRIPTION, RUN);
    statuses.enter(SUBSCRIPTION, RUN, state);
    waitTokens.keep(SUBSCRIPTION, RUN, state, "token");
  }

  Group group(String name) {
    return microsoft.brightwater.directory().groups().stream()
        .filter(group -> group.displayName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Any group of this kind. */
  String groupOfKind(String kind) {
    Map<String, Object> flags = new LinkedHashMap<>(Group.Kind.valueOf(kind).properties());
    return microsoft.brightwater.directory().groups().stream()
        .filter(group -> group.properties().entrySet().containsAll(flags.entrySet()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  /** Identifiers of the people in a group. */
  Set<String> members(String name) {
    return microsoft.brightwater.directory().transitiveMemberIds(group(name).id()).stream()
        .filter(id -> microsoft.brightwater.directory().person(id) != null)
        .collect(Collectors.toSet());
  }

  /** Adds mail-enabled security groups called "Team …". */
  void addGroups(int count) {
    for (int i = 0; i < count; i++) {
      Map<String, Object> properties =
          new LinkedHashMap<>(Group.Kind.MAIL_ENABLED_SECURITY.properties());
      properties.put("displayName", "Team " + (char) ('z' - i % 26) + i);
      properties.put("mail", "team-" + i + "@brightwater.example");
      microsoft
          .brightwater
          .directory()
          .put(new Group("00000000-0000-4000-8000-" + "%012d".formatted(i), properties, Set.of()));
    }
  }

  int tokensAskedFor() {
    return microsoft.services.calls().of("POST /{tenant}/oauth2/v2.0/token");
  }

  /** Somebody whose data we have. */
  void know(String id) {
    directory.save(SUBSCRIPTION, new Person(id, Set.of(id + "@x.example"), Map.of()));
  }

  JsonNode choose(ApiHandler function, Map<String, Object> choice) {
    String name = function.getClass().getSimpleName();
    return call(function, event(name).put("body", Json.write(choice)));
  }

  static JsonNode body(JsonNode answer) {
    return parse(answer.path("body").asText());
  }

  static JsonNode error(JsonNode answer) {
    return body(answer).path("error");
  }

  static ObjectNode event(String name) {
    Path file = Path.of(System.getProperty("countersign.root"), "events", name + ".json");
    try {
      return (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode call(RequestStreamHandler function, JsonNode event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      function.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parse(out.toString(UTF_8));
  }

  static JsonNode parse(String json) {
    try {
      return Json.MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String url() {
    return microsoft.services.url().toString();
  }

  private AppTokens tokens() {
    String pem =
        new Identity(StandIn.CERTIFICATE.key(), List.of(StandIn.CERTIFICATE.certificate())).toPem();
    return new AppTokens(
        new LoginClient(url()),
        new ClientCredential(StandIn.CLIENT_ID, () -> pem, microsoft.clock),
        microsoft.clock);
  }

  /** Keeps what the run was told; the state machine itself has tests of its own. */
  private final class RecordingStepFunctions implements SfnClient {
    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
      sent.add(request.output());
      return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
      started.add(request.input());
      return StartExecutionResponse.builder().executionArn("arn").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {
    microsoft.close();
  }
}
