package dev.countersign.local.cloud.iam;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;

/**
 * Which permissions a request needs (Service Authorization Reference). A service or an operation
 * that is not known here is an error, not a permission.
 */
final class RequiredPermissions {
  private final Arns arns;

  RequiredPermissions(Arns arns) {
    this.arns = arns;
  }

  /**
   * @param service the SDK's name of it, such as {@code DynamoDb}
   */
  List<RequiredPermission> of(String service, String operation, SdkRequest request) {
    return switch (service) {
      case "DynamoDb" -> dynamoDb(operation, request);
      case "S3" ->
          request instanceof CopyObjectRequest copy ? copy(copy) : List.of(s3(operation, request));
      case "Sqs" -> one("sqs:" + operation, arns.queue(text(request, "QueueUrl")));
      case "Kms" -> one("kms:" + operation, arns.key(text(request, "KeyId")));
      case "SecretsManager" -> one("secretsmanager:" + operation, arns.secret(secret(request)));
      case "Sfn" -> one("states:" + operation, execution(operation, request));
      case "Route53" -> one("route53:" + operation, route53(operation, request));
      case "Acm" -> acm(operation, request);
      case "Lambda" -> one("lambda:InvokeFunction", arns.function(text(request, "FunctionName")));
      default -> throw unknown(service, operation);
    };
  }

  private List<RequiredPermission> dynamoDb(String operation, SdkRequest request) {
    if (request instanceof TransactWriteItemsRequest transaction) {
      return transaction.transactItems().stream().flatMap(this::transactItem).toList();
    }
    Map<?, ?> tables = field(request, "RequestItems", Map.class);
    if (tables != null) {
      return tables.keySet().stream()
          .map(name -> new RequiredPermission("dynamodb:" + operation, arns.table("" + name)))
          .toList();
    }
    String index = field(request, "IndexName", String.class);
    String table = arns.table(text(request, "TableName"));
    return one("dynamodb:" + operation, index == null ? table : table + "/index/" + index);
  }

  private Stream<RequiredPermission> transactItem(TransactWriteItem item) {
    if (item.put() != null) {
      return Stream.of(table("dynamodb:PutItem", item.put().tableName()));
    }
    if (item.update() != null) {
      return Stream.of(table("dynamodb:UpdateItem", item.update().tableName()));
    }
    return item.delete() != null
        ? Stream.of(table("dynamodb:DeleteItem", item.delete().tableName()))
        : Stream.of(table("dynamodb:ConditionCheckItem", item.conditionCheck().tableName()));
  }

  private RequiredPermission table(String action, String name) {
    return new RequiredPermission(action, arns.table(name));
  }

  private static RequiredPermission s3(String operation, SdkRequest request) {
    String bucket = "arn:aws:s3:::" + text(request, "Bucket");
    return switch (operation) {
      case "ListObjectsV2", "HeadBucket" -> new RequiredPermission("s3:ListBucket", bucket);
      case "HeadObject" -> new RequiredPermission("s3:GetObject", object(bucket, request));
      default -> new RequiredPermission("s3:" + operation, object(bucket, request));
    };
  }

  private static List<RequiredPermission> copy(CopyObjectRequest copy) {
    // The SDK has made one name of both by now.
    String source =
        copy.copySource() == null
            ? copy.sourceBucket() + "/" + copy.sourceKey()
            : URLDecoder.decode(copy.copySource(), StandardCharsets.UTF_8);
    String from = "arn:aws:s3:::" + source;
    String to = "arn:aws:s3:::" + copy.destinationBucket() + "/" + copy.destinationKey();
    return List.of(
        new RequiredPermission("s3:GetObject", from), new RequiredPermission("s3:PutObject", to));
  }

  private static String object(String bucket, SdkRequest request) {
    return bucket + "/" + text(request, "Key");
  }

  private static String secret(SdkRequest request) {
    String id = field(request, "SecretId", String.class);
    return id == null ? text(request, "Name") : id;
  }

  /** A task token says which execution it belongs to; the request does not. */
  private String execution(String operation, SdkRequest request) {
    return switch (operation) {
      case "StartExecution", "ListExecutions" -> text(request, "stateMachineArn");
      case "DescribeExecution", "StopExecution", "GetExecutionHistory" ->
          text(request, "executionArn");
      case "SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat" ->
          arns.arn("states", "stateMachine:countersign-onboarding");
      default -> throw unknown("Sfn", operation);
    };
  }

  private static String route53(String operation, SdkRequest request) {
    return operation.equals("GetChange")
        ? "arn:aws:route53:::change/" + text(request, "Id")
        : "arn:aws:route53:::hostedzone/" + text(request, "HostedZoneId");
  }

  /** Tags given with a request need a permission of their own. */
  private List<RequiredPermission> acm(String operation, SdkRequest request) {
    if (request instanceof RequestCertificateRequest requested && requested.hasTags()) {
      Map<String, String> tags = new HashMap<>();
      requested.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
      Map<String, String> context = ResourceTags.context("aws:RequestTag/", tags);
      return List.of(
          new RequiredPermission("acm:RequestCertificate", "*", context),
          new RequiredPermission(
              "acm:AddTagsToCertificate", arns.arn("acm", "certificate/new"), context));
    }
    String arn = field(request, "CertificateArn", String.class);
    return arn == null
        ? one("acm:" + operation, "*")
        : List.of(new RequiredPermission("acm:" + operation, arn, ResourceTags.context(arn)));
  }

  private static List<RequiredPermission> one(String action, String resource) {
    return List.of(new RequiredPermission(action, resource));
  }

  private static String text(SdkRequest request, String name) {
    String value = field(request, name, String.class);
    if (value == null) {
      throw new IllegalArgumentException(request.getClass().getSimpleName() + " has no " + name);
    }
    return value;
  }

  private static <T> @Nullable T field(SdkRequest request, String name, Class<T> type) {
    return request.getValueForField(name, type).orElse(null);
  }

  private static IllegalArgumentException unknown(String service, String operation) {
    return new IllegalArgumentException(
        "The local cloud does not know which permission " + service + "." + operation + " needs");
  }
}
