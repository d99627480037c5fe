package dev.countersign.local.cloud.iam;

import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Refuses requests that the running function's policies do not allow. The SDK finds this class by
 * {@code execution.interceptors} on the class path; requests of other threads are left alone.
 */
public final class PermissionInterceptor implements ExecutionInterceptor {
  private final RequiredPermissions permissions =
      new RequiredPermissions(new Arns("000000000000", "eu-central-1"));

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    ExecutionRole role = ExecutionRole.current();
    if (role == null) {
      return;
    }
    List<RequiredPermission> needed =
        permissions.of(
            attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            context.request());
    needed.stream()
        .filter(permission -> !role.allows(permission))
        .findFirst()
        .ifPresent(
            permission -> {
              throw denied(role, permission);
            });
  }

  private static AwsServiceException denied(ExecutionRole role, RequiredPermission needed) {
    String message =
        "User: arn:aws:sts::000000000000:assumed-role/%s is not authorized to perform: %s on resource: %s"
            .formatted(role.function(), needed.action(), needed.resource());
    System.getLogger(PermissionInterceptor.class.getName()).log(System.Logger.Level.ERROR, message);
    return AwsServiceException.builder()
        .message(message)
        .statusCode(403)
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .errorCode("AccessDeniedException")
                .errorMessage(message)
                .build())
        .build();
  }
}
