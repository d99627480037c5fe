package dev.countersign.local.cli.doctor;

import dev.countersign.core.check.CheckResult;
import dev.countersign.local.cli.CommandFailed;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;

/** A CloudFormation stack in the account and Region of the AWS credentials at hand. */
public final class DeployedStack implements Deployed {
  private final String stack;
  private final CloudFormationClient cloudFormation;
  private final LambdaClient lambda;
  private final ServiceQuotasClient quotas;

  private DeployedStack(
      String stack,
      CloudFormationClient cloudFormation,
      LambdaClient lambda,
      ServiceQuotasClient quotas) {
    this.stack = stack;
    this.cloudFormation = cloudFormation;
    this.lambda = lambda;
    this.quotas = quotas;
  }

  /**
   * @throws CommandFailed without credentials or Region
   */
  public static DeployedStack named(String stack) {
    try {
      UrlConnectionHttpClient.Builder http = http();
      return new DeployedStack(
          stack,
          CloudFormationClient.builder().httpClientBuilder(http).build(),
          LambdaClient.builder().httpClientBuilder(http).build(),
          ServiceQuotasClient.builder().httpClientBuilder(http).build());
    } catch (SdkClientException e) {
      throw noCredentials();
    }
  }

  /** The check-up of the mail path takes its time. */
  private static UrlConnectionHttpClient.Builder http() {
    return UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(3));
  }

  @Override
  public String call(String function, String event) {
    String name = physicalName(function);
    try {
      InvokeResponse answer =
          lambda.invoke(
              invoke -> invoke.functionName(name).payload(SdkBytes.fromUtf8String(event)));
      if (answer.functionError() != null) {
        throw new CommandFailed(function + " failed: " + answer.payload().asUtf8String());
      }
      return answer.payload().asUtf8String();
    } catch (SdkException e) {
      throw new CommandFailed(
          function
              + " could not be called ("
              + e.getClass().getSimpleName()
              + "). May these"
              + " credentials call lambda:InvokeFunction?");
    }
  }

  @Override
  public String apiUrl() {
    try {
      return cloudFormation.describeStacks(ask -> ask.stackName(stack)).stacks().stream()
          .flatMap(found -> found.outputs().stream())
          .filter(output -> output.outputKey().equals("ApiUrl"))
          .map(Output::outputValue)
          .findFirst()
          .orElseThrow(() -> notFound("output ApiUrl"));
    } catch (CloudFormationException e) {
      throw notFound("output ApiUrl");
    } catch (SdkClientException e) {
      throw noCredentials();
    }
  }

  @Override
  public List<CheckResult> quotas() {
    return new QuotaChecks(quotas).results();
  }

  private String physicalName(String function) {
    try {
      return cloudFormation
          .describeStackResource(ask -> ask.stackName(stack).logicalResourceId(function))
          .stackResourceDetail()
          .physicalResourceId();
    } catch (CloudFormationException e) {
      throw notFound("function " + function);
    } catch (SdkClientException e) {
      throw noCredentials();
    }
  }

  private CommandFailed notFound(String what) {
    return new CommandFailed(
        "There is no stack "
            + stack
            + " with the "
            + what
            + " in this account and Region, or these credentials may not look"
            + " (cloudformation:DescribeStackResource, cloudformation:DescribeStacks). Give the name"
            + " that you deployed with.");
  }

  private static CommandFailed noCredentials() {
    return new CommandFailed(
        "There are no AWS credentials or no Region. Set AWS_PROFILE and AWS_REGION, or sign in with"
            + " \"aws configure\", then run this again.");
  }

  @Override
  public void close() {
    quotas.close();
    lambda.close();
    cloudFormation.close();
  }
}
