package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What paths select from.
 *
 * @param data what {@code $} means; never changed
 * @param context the context object, what {@code $$} means; never changed
 */
public record Scope(JsonNode data, JsonNode context) {
  public Scope with(JsonNode otherData) {
    return new Scope(otherData, context);
  }
}
