package dev.countersign.core.lambda;

import dev.countersign.core.failure.PermanentFailure;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A request that cannot be served as it is, with the HTTP status that says so. */
public final class ApiProblem extends PermanentFailure {
  private final int status;

  public ApiProblem(int status, String code, String publicText) {
    super(code, publicText, "HTTP " + status);
    this.status = status;
  }

  /** The body is no JSON object with the fields of {@code type}. */
  static ApiProblem notJson(Class<?> type) {
    String fields =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.joining(", "));
    return new ApiProblem(
        400,
        "InvalidJson",
        "The body could not be read. Send a JSON object with these fields: " + fields + ".");
  }

  /** No valid token came with the request. */
  static ApiProblem unauthorized() {
    return new ApiProblem(401, "Unauthorized", "Sign in, then send the token with the request.");
  }

  /**
   * A query parameter is missing or cannot be understood.
   *
   * @param wanted what it has to be, as the end of a sentence
   */
  public static ApiProblem invalidParameter(String name, String wanted) {
    return new ApiProblem(
        400, "InvalidParameter", "The parameter " + name + " has to be " + wanted + ".");
  }

  /** What the path names does not exist, or is not the caller's: both sound the same. */
  public static ApiProblem notFound() {
    return new ApiProblem(
        404, "SubscriptionNotFound", "There is no such subscription for the signed-in user.");
  }

  /** 4xx. */
  public int status() {
    return status;
  }
}
