package dev.countersign.local.cloud.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;

/** MD5 of message attributes as clients verify it (Amazon SQS Developer Guide). */
final class AttributesDigest {
  private static final int STRING = 1;
  private static final int BINARY = 2;

  private AttributesDigest() {}

  static String of(SortedMap<String, JsonNode> attributes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (Map.Entry<String, JsonNode> attribute : attributes.entrySet()) {
      JsonNode value = attribute.getValue();
      append(text, attribute.getKey().getBytes(StandardCharsets.UTF_8));
      append(text, type(value));
      text.write(value.has("BinaryValue") ? BINARY : STRING);
      append(text, value(value));
    }
    return md5(text.toByteArray());
  }

  static int size(JsonNode attribute) {
    return type(attribute).length + value(attribute).length;
  }

  static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] type(JsonNode attribute) {
    return attribute.path("DataType").asText().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] value(JsonNode attribute) {
    return attribute.has("BinaryValue")
        ? Base64.getDecoder().decode(attribute.path("BinaryValue").asText())
        : attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8);
  }

  private static void append(ByteArrayOutputStream text, byte[] value) {
    text.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).array());
    text.writeBytes(value);
  }
}
