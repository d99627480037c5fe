package dev.countersign.local.cloud.iam;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The tags of resources that conditions of policies ask for. A JVM has one cloud at a time. */
public final class ResourceTags {
  private static final Map<String, Map<String, String>> BY_ARN = new ConcurrentHashMap<>();

  private ResourceTags() {}

  /** Tags a resource. */
  public static void put(String arn, Map<String, String> tags) {
    BY_ARN.put(arn, Map.copyOf(tags));
  }

  /** As keys of a request's context. */
  static Map<String, String> context(String arn) {
    return context("aws:ResourceTag/", BY_ARN.getOrDefault(arn, Map.of()));
  }

  static Map<String, String> context(String prefix, Map<String, String> tags) {
    Map<String, String> context = new HashMap<>();
    tags.forEach((key, value) -> context.put(prefix + key, value));
    return context;
  }
}
