package dev.countersign.onboarding.connection;

/** Pages of the AWS console. */
final class ConsoleLinks {
  private ConsoleLinks() {}

  /** The page of an execution, in the console of its partition and region. */
  static String execution(String arn) {
    String[] parts = arn.split(":");
    String host =
        switch (parts[1]) {
          case "aws-cn" -> "console.amazonaws.cn";
          case "aws-us-gov" -> "console.amazonaws-us-gov.com";
          default -> "console.aws.amazon.com";
        };
    return "https://%s.%s/states/home?region=%s#/v2/executions/details/%s"
        .formatted(parts[3], host, parts[3], arn);
  }
}
