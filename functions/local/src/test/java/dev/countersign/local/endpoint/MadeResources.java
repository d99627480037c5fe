package dev.countersign.local.endpoint;

import dev.countersign.local.cloud.dynamodb.TableCreator;
import dev.countersign.local.cloud.template.FunctionResource;
import dev.countersign.local.cloud.template.StateMachineResource;
import dev.countersign.local.cloud.template.TableResource;
import dev.countersign.local.cloud.template.Template;
import dev.countersign.local.cloud.template.TemplateInputs;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Makes the resources of template.yaml at an endpoint, under names of their own: a server that
 * keeps what earlier runs made is no obstacle.
 */
final class MadeResources implements AwsEnvironment {
  static final Path ROOT = Path.of(System.getProperty("countersign.root", "."));

  private static final List<String> TABLES =
      List.of(
          "SubscriptionsTable", "DirectoryTable", "SignaturesTable", "MessagesTable", "AuditTable");

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "JwtIssuer", "https://issuer.example",
          "JwtAudience", "suite",
          "EntraClientId", "2f0c8a54-6d1b-4b8e-9a37-5c1e0d9b7f26",
          "RelayDomain", "relay.countersign.example",
          "RelayZoneId", "Z0SUITE",
          "RelaySubnetIds", "subnet-suite",
          "RelaySecurityGroupIds", "sg-suite",
          "EgressAddresses", "203.0.113.10");

  private final EndpointProperties properties;
  private final String stack = "suite" + UUID.randomUUID().toString().substring(0, 8);
  private final Clients clients;
  private final String queueUrl;
  private final Template template;

  MadeResources(URI endpoint) {
    properties = EndpointProperties.set(endpoint);
    // They take the region when they are made.
    clients = new Clients();
    queueUrl =
        clients
            .sqs
            .createQueue(
                make ->
                    make.queueName(stack + "-relay")
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
            .queueUrl();
    Arn key = Arn.fromString(clients.kms.createKey().keyMetadata().arn());
    Map<String, String> attributes = new HashMap<>();
    attributes.put("IngressPoint.ARecord", "ingress.countersign.example");
    attributes.put("RelayQueue", queueUrl);
    attributes.put("SecretsKey", key.resource().resource());
    TABLES.forEach(table -> attributes.put(table, stack + "-" + table));
    template =
        Template.read(
            ROOT.resolve("template.yaml"),
            new TemplateInputs(
                key.region().orElseThrow(),
                key.accountId().orElseThrow(),
                stack,
                endpoint,
                PARAMETERS,
                attributes));
    template.tables().forEach(this::create);
    template.buckets().forEach(this::create);
    template.stateMachines().forEach(this::create);
  }

  private void create(TableResource table) {
    try (DynamoDbClient dynamoDb = Clients.dynamoDb()) {
      new TableCreator(dynamoDb)
          .create(
              new TableResource(
                  stack + "-" + table.name(),
                  table.attributeTypes(),
                  table.keys(),
                  table.indexes(),
                  table.ttlAttribute()));
    }
  }

  private void create(String bucket) {
    clients.s3.createBucket(
        make ->
            make.bucket(bucket)
                .createBucketConfiguration(
                    where -> where.locationConstraint(BucketLocationConstraint.EU_CENTRAL_1)));
  }

  private void create(StateMachineResource machine) {
    try (SfnClient stepFunctions = Clients.stepFunctions()) {
      stepFunctions.createStateMachine(
          make ->
              make.name(machine.name())
                  .definition(machine.definition())
                  .roleArn("arn:aws:iam::000000000000:role/suite"));
    }
  }

  @Override
  public Map<String, String> of(String function) {
    return template.functions().stream()
        .filter(found -> found.name().equals(function))
        .map(FunctionResource::environment)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String queueUrl() {
    return queueUrl;
  }

  @Override
  public void close() {
    clients.close();
    properties.close();
  }
}
