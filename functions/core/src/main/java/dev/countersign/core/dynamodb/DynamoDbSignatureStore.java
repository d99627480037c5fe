package dev.countersign.core.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.countersign.core.lambda.Json;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureStore;
import dev.countersign.signature.InlineImage;
import java.util.List;
import java.util.Optional;

/** The signature of a subscription as item {@code DEFAULT} of the signatures table. */
public final class DynamoDbSignatureStore implements SignatureStore {
  private static final String EVERYBODY = "DEFAULT";
  private final Table table;

  public DynamoDbSignatureStore(Table table) {
    this.table = table;
  }

  @Override
  public Optional<SavedSignature> find(String subscriptionId) {
    return table
        .find(subscriptionId, EVERYBODY)
        .map(
            item ->
                new SavedSignature(
                    item.text("version"),
                    item.text("html"),
                    item.find("text"),
                    readImages(item.text("images"))));
  }

  @Override
  public void save(String subscriptionId, SavedSignature signature) {
    table.put(
        table
            .item(subscriptionId, EVERYBODY)
            .with("version", signature.version())
            .with("html", signature.html())
            .with("text", signature.text())
            .with("images", Json.write(signature.images())));
  }

  private static List<InlineImage> readImages(String written) {
    try {
      return Json.MAPPER.readValue(written, new TypeReference<List<InlineImage>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The images of a signature are not readable.", e);
    }
  }
}
