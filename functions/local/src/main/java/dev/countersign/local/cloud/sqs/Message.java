package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sent message.
 *
 * @param attributes {@code MessageAttributes} as sent
 */
public record Message(
    String id, String body, Map<String, JsonNode> attributes, String senderId, Instant sent) {

  public Message {
    attributes = Map.copyOf(attributes);
  }

  /** What counts towards the size limit: body, and each attribute's name, type and value. */
  int size() {
    int size = utf8Length(body);
    for (Map.Entry<String, JsonNode> attribute : attributes.entrySet()) {
      size += utf8Length(attribute.getKey()) + AttributesDigest.size(attribute.getValue());
    }
    return size;
  }

  String bodyDigest() {
    return AttributesDigest.md5(body.getBytes(StandardCharsets.UTF_8));
  }

  @Nullable String attributesDigest() {
    return attributes.isEmpty() ? null : AttributesDigest.of(new TreeMap<>(attributes));
  }

  private static int utf8Length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
