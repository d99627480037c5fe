package dev.countersign.local.cloud.template;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail Manager's open ingress point with its rule set of one rule: write to S3, then invoke.
 *
 * @param prefix of keys in the bucket
 * @param invocationType {@code EVENT} or {@code REQUEST_RESPONSE}
 * @param retryTime how long a failing function is called again
 * @param maximumMessageSize bytes, from the traffic policy
 */
public record MailResource(
    String bucket,
    String prefix,
    String functionArn,
    String invocationType,
    Duration retryTime,
    int maximumMessageSize) {

  static @Nullable MailResource read(Resources resources) {
    String ingressType =
        resources.only(ResourceTypes.INGRESS_POINT, (id, point) -> point.text("Type"));
    if (ingressType == null) {
      return null;
    }
    if (!ingressType.equals("OPEN")) {
      throw new TemplateException("Resources", "the local cloud has OPEN ingress points only");
    }
    Integer size =
        resources.only(
            ResourceTypes.TRAFFIC_POLICY,
            (id, policy) -> policy.integer("MaxMessageSizeBytes", 40 * 1024 * 1024));
    return resources.only(
        ResourceTypes.RULE_SET,
        (id, ruleSet) -> read(ruleSet, size == null ? 40 * 1024 * 1024 : size));
  }

  private static MailResource read(Section ruleSet, int size) {
    List<Section> rules = ruleSet.sections("Rules");
    if (rules.size() != 1 || rules.get(0).has("Conditions") || rules.get(0).has("Unless")) {
      throw ruleSet.problem("Rules", "the local cloud runs one rule without conditions");
    }
    List<Section> actions = rules.get(0).sections("Actions");
    if (actions.size() != 2
        || !actions.get(0).has("WriteToS3")
        || !actions.get(1).has("InvokeLambda")) {
      throw rules.get(0).problem("Actions", "the local cloud runs WriteToS3, then InvokeLambda");
    }
    Section write = actions.get(0).section("WriteToS3");
    Section invoke = actions.get(1).section("InvokeLambda");
    return new MailResource(
        write.text("S3Bucket"),
        write.text("S3Prefix", ""),
        invoke.text("FunctionArn"),
        invoke.text("InvocationType"),
        Duration.ofMinutes(invoke.integer("RetryTimeMinutes", 2160)),
        size);
  }
}
