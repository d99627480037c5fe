package dev.countersign.local.cloud.iam;

/**
 * What a request needs.
 *
 * @param action such as {@code dynamodb:GetItem}
 * @param resource an ARN
 */
record RequiredPermission(String action, String resource) {}
