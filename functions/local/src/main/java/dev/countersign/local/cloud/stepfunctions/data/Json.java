package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;

/** Strict JSON: one value, nothing behind it, no field twice. */
public final class Json {
  /** Step Functions quota: 256 KiB of UTF-8 for every input and output. */
  public static final int MAX_BYTES = 262_144;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads a text.
   *
   * @throws JsonProcessingException if the text is not exactly one JSON value
   */
  public static JsonNode read(String text) throws JsonProcessingException {
    JsonNode node = MAPPER.readTree(text);
    if (node.isMissingNode()) {
      throw new EmptyText();
    }
    return node;
  }

  public static boolean fits(JsonNode value) {
    return fits(value.toString());
  }

  public static boolean fits(String json) {
    return json.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static final class EmptyText extends JsonProcessingException {
    private static final long serialVersionUID = 1L;

    EmptyText() {
      super("The text is empty");
    }
  }
}
