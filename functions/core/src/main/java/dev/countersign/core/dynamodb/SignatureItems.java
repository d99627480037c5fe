package dev.countersign.core.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import dev.countersign.core.signature.SignatureRule;
import dev.countersign.signature.InlineImage;
import java.util.List;

/** Signatures and rules as items of the signatures table, and back. */
final class SignatureItems {
  static final String RULES = "RULES";

  /** In front of what administrators choose, so that it is never one of our own names. */
  static final String NAMED = "SIGNATURE#";

  private SignatureItems() {}

  static String key(String signatureId) {
    return signatureId.equals(SignatureIds.DEFAULT) ? signatureId : NAMED + signatureId;
  }

  static Item write(Item item, SavedSignature signature) {
    return item.with("version", signature.version())
        .with("html", signature.html())
        .with("text", signature.text())
        .with("images", Json.write(signature.images()));
  }

  static SavedSignature read(Item item) {
    return new SavedSignature(
        item.text("version"),
        item.text("html"),
        item.find("text"),
        read(item.text("images"), new TypeReference<List<InlineImage>>() {}));
  }

  static Item write(Item item, List<SignatureRule> rules) {
    return item.with("rules", Json.write(rules));
  }

  static List<SignatureRule> readRules(Item item) {
    return read(item.text("rules"), new TypeReference<List<SignatureRule>>() {});
  }

  private static <T> T read(String written, TypeReference<T> type) {
    try {
      return Json.MAPPER.readValue(written, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An item of the signatures table is not readable.", e);
    }
  }
}
