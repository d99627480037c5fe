package dev.countersign.local.cloud.stepfunctions;

import dev.countersign.local.cloud.aws.AwsError;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens given out to tasks that wait for them. Whoever holds one can answer the task.
 *
 * <p>Thread-safe.
 */
final class TaskTokens {
  /** What tokens of Step Functions start with, whatever it means. */
  private static final String PREFIX = "AQCEAAAAKgAAAAMAAAAAAAAAA";

  /** Makes tokens about as long as those of Step Functions. */
  private static final int RANDOM_BYTES = 450;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, TaskAttempt> attempts = new ConcurrentHashMap<>();

  String open(TaskAttempt attempt) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    String token = PREFIX + Base64.getEncoder().encodeToString(bytes);
    attempts.put(token, attempt);
    return token;
  }

  /**
   * @throws AwsError {@code InvalidToken} for what is no token, {@code TaskDoesNotExist} for one
   *     that was never given out
   */
  TaskAttempt attempt(String token) {
    if (!token.startsWith(PREFIX)) {
      throw new AwsError(400, "InvalidToken", "Invalid Token: 'Invalid token'");
    }
    TaskAttempt attempt = attempts.get(token);
    if (attempt == null) {
      throw new AwsError(400, "TaskDoesNotExist", "Task does not exist");
    }
    return attempt;
  }
}
