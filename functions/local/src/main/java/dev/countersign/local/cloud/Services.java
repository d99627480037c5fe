package dev.countersign.local.cloud;

import static dev.countersign.local.cloud.LocalAccount.ACCOUNT;
import static dev.countersign.local.cloud.LocalAccount.REGION;
import static dev.countersign.local.cloud.LocalAccount.arnPrefix;

import dev.countersign.local.cloud.acm.AcmService;
import dev.countersign.local.cloud.acm.Authority;
import dev.countersign.local.cloud.aws.AwsEndpoint;
import dev.countersign.local.cloud.aws.AwsService;
import dev.countersign.local.cloud.aws.JsonService;
import dev.countersign.local.cloud.aws.RequestCounts;
import dev.countersign.local.cloud.dynamodb.DynamoDbForward;
import dev.countersign.local.cloud.dynamodb.DynamoDbServer;
import dev.countersign.local.cloud.events.EventBus;
import dev.countersign.local.cloud.kms.KmsService;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.lambda.LambdaService;
import dev.countersign.local.cloud.route53.HostedZones;
import dev.countersign.local.cloud.route53.Route53Service;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.s3.S3Service;
import dev.countersign.local.cloud.secrets.SecretsManagerService;
import dev.countersign.local.cloud.sqs.Queues;
import dev.countersign.local.cloud.sqs.SqsService;
import dev.countersign.local.cloud.stepfunctions.LambdaResult;
import dev.countersign.local.cloud.stepfunctions.StepFunctions;
import dev.countersign.local.cloud.stepfunctions.StepFunctionsApi;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The services, still empty. */
final class Services implements AutoCloseable {
  final RequestCounts counts = new RequestCounts();
  final DynamoDbServer dynamoDb = new DynamoDbServer(action -> counts.add("dynamodb", action));
  final Buckets buckets = new Buckets();
  final HostedZones zones = new HostedZones();
  final KmsService kms = new KmsService(arnPrefix("kms"));
  final Queues queues;
  final SecretsManagerService secrets;
  final AcmService acm;
  final Functions functions;
  final EventBus events;
  final StepFunctions stepFunctions;
  private final Clock clock;

  Services(URI awsAddress, Clock clock, Duration longestWait, Authority authority) {
    this.clock = clock;
    this.queues = new Queues(awsAddress, REGION, ACCOUNT, clock);
    this.secrets = new SecretsManagerService(arnPrefix("secretsmanager"), clock);
    this.acm = new AcmService(arnPrefix("acm"), authority, clock);
    this.functions = new Functions(clock);
    this.events = new EventBus(functions);
    this.stepFunctions =
        new StepFunctions(
            new ClockScheduler(clock, functions.timers(), longestWait),
            functions.threads(),
            this::invokeForTask,
            events::put,
            REGION,
            ACCOUNT);
  }

  private LambdaResult invokeForTask(String function, byte[] payload) {
    InvocationResult result = functions.invoke(function, payload);
    return new LambdaResult(result.payload(), result.functionError());
  }

  /** The common endpoint of all services. */
  AwsEndpoint endpoint() {
    Map<String, AwsService> bySigningName =
        Map.of(
            "acm", new JsonService("1.1", acm),
            "dynamodb", new DynamoDbForward(dynamoDb.address()),
            "kms", new JsonService("1.1", kms),
            "lambda", new LambdaService(functions),
            "route53", new Route53Service(zones, clock),
            "s3", new S3Service(buckets, clock),
            "secretsmanager", new JsonService("1.1", secrets),
            "sqs", new JsonService("1.0", new SqsService(queues, clock)),
            "states", new JsonService("1.0", new StepFunctionsApi(stepFunctions)::handle));
    return new AwsEndpoint(bySigningName, counts);
  }

  @Override
  public void close() {
    functions.close();
    dynamoDb.close();
  }
}
