package dev.countersign.local.cloud.iam;

import java.util.Map;

/**
 * What a request needs.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN
 * @param context what conditions can ask for, by key
 */
record RequiredPermission(String action, String resource, Map<String, String> context) {
  RequiredPermission(String action, String resource) {
    this(action, resource, Map.of());
  }
}
