package dev.countersign.local.cloud.iam;

/** ARNs of what requests name; requests of one account in one region. */
final class Arns {
  private final String account;
  private final String region;

  Arns(String account, String region) {
    this.account = account;
    this.region = region;
  }

  String table(String nameOrArn) {
    return named("dynamodb", "table/", nameOrArn);
  }

  String queue(String url) {
    return arn("sqs", url.substring(url.lastIndexOf('/') + 1));
  }

  String key(String idOrArn) {
    return named("kms", "key/", idOrArn);
  }

  /** Secrets Manager ends each ARN with six characters of its own. */
  String secret(String nameOrArn) {
    return nameOrArn.startsWith("arn:")
        ? nameOrArn
        : arn("secretsmanager", "secret:" + nameOrArn + "-AbCdEf");
  }

  String function(String nameOrArn) {
    return named("lambda", "function:", nameOrArn);
  }

  private String named(String service, String kind, String nameOrArn) {
    return nameOrArn.startsWith("arn:") ? nameOrArn : arn(service, kind + nameOrArn);
  }

  String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }
}
