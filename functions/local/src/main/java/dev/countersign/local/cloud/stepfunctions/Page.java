package dev.countersign.local.cloud.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextToken for the part after it; null after the last
 */
record Page<T>(List<T> elements, @Nullable String nextToken) {
  private static final int DEFAULT_RESULTS = 100;
  private static final int MAX_RESULTS = 1000;
  private static final String TOKEN_PREFIX = "from-";

  static <T> Page<T> of(List<T> all, Request request) {
    int size = request.number("maxResults", 0);
    if (size < 0 || size > MAX_RESULTS) {
      throw Request.invalid("maxResults must be from 0 to " + MAX_RESULTS);
    }
    int start = start(request.text("nextToken"), all.size());
    int end = Math.min(all.size(), start + (size == 0 ? DEFAULT_RESULTS : size));
    return new Page<>(all.subList(start, end), end < all.size() ? TOKEN_PREFIX + end : null);
  }

  private static int start(@Nullable String token, int size) {
    if (token == null) {
      return 0;
    }
    boolean valid = token.matches(TOKEN_PREFIX + "[0-9]{1,9}");
    int start = valid ? Integer.parseInt(token.substring(TOKEN_PREFIX.length())) : size + 1;
    if (start > size) {
      throw new AwsError(400, "InvalidToken", "Invalid Token: 'Invalid token'");
    }
    return start;
  }

  ObjectNode answer(String field, Function<T, JsonNode> shape) {
    ObjectNode answer = Answers.empty();
    ArrayNode array = answer.putArray(field);
    elements.forEach(element -> array.add(shape.apply(element)));
    if (nextToken != null) {
      answer.put("nextToken", nextToken);
    }
    return answer;
  }
}
