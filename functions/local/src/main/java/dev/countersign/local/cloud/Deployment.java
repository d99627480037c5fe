package dev.countersign.local.cloud;

import dev.countersign.local.cloud.dynamodb.TableCreator;
import dev.countersign.local.cloud.iam.ExecutionRole;
import dev.countersign.local.cloud.lambda.InvocationResult;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.cloud.sqs.EventSourceMapping;
import dev.countersign.local.cloud.template.FunctionResource;
import dev.countersign.local.cloud.template.QueueEventSource;
import dev.countersign.local.cloud.template.ScheduleEvent;
import dev.countersign.local.cloud.template.StateMachineResource;
import dev.countersign.local.cloud.template.Template;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the template's resources in the services, and starts what calls functions by itself. */
final class Deployment {
  private final Services services;
  private final Closer closer;

  /**
   * @param closer takes what has to be stopped
   */
  Deployment(Services services, Closer closer) {
    this.services = services;
    this.closer = closer;
  }

  void deploy(Template template) {
    createTables(template);
    template.queues().forEach(queue -> services.queues.create(queue.name(), queue.attributes()));
    template.buckets().forEach(services.buckets::create);
    template.keys().forEach(services.kms::createKey);
    template.functions().forEach(this::deploy);
    template.stateMachines().forEach(this::createStateMachine);
    template.functions().forEach(this::startEventSources);
  }

  private void createTables(Template template) {
    try (DynamoDbClient client =
        DynamoDbClient.builder().httpClient(UrlConnectionHttpClient.create()).build()) {
      template.tables().forEach(new TableCreator(client)::create);
    }
  }

  private void deploy(FunctionResource function) {
    services.functions.deploy(
        new LambdaFunction(
            function.name(),
            function.arn(),
            function.handler(),
            function.environment(),
            function.timeout(),
            function.memory(),
            new ExecutionRole(function.name(), function.policies())));
  }

  private void createStateMachine(StateMachineResource machine) {
    services.stepFunctions.createStateMachine(
        machine.name(),
        machine.definition(),
        "arn:aws:iam::" + LocalAccount.ACCOUNT + ":role/" + machine.name());
  }

  private void startEventSources(FunctionResource function) {
    for (QueueEventSource source : function.queues()) {
      closer.register(
          new EventSourceMapping(
              services.queues.byArn(source.queueArn()),
              source.batchSize(),
              source.reportBatchItemFailures(),
              source.concurrency(),
              LocalAccount.REGION,
              payload -> invoke(function, payload)));
    }
    function.patterns().forEach(pattern -> services.events.add(pattern, function.name()));
    function.schedules().forEach(schedule -> schedule(function, schedule));
  }

  private InvocationResult invoke(FunctionResource function, byte[] payload) {
    return services.functions.invoke(function.name(), payload);
  }

  private void schedule(FunctionResource function, ScheduleEvent schedule) {
    services
        .functions
        .timers()
        .after(
            schedule.rate(),
            () -> {
              services.functions.invokeAsync(
                  function.name(), schedule.input().getBytes(StandardCharsets.UTF_8));
              schedule(function, schedule);
            });
  }
}
