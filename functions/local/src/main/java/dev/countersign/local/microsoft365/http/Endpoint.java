package dev.countersign.local.microsoft365.http;

/** Answers requests. */
@FunctionalInterface
public interface Endpoint {
  Response answer(Request request);
}
