package dev.countersign.local.cloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A DynamoDB table.
 *
 * @param attributeTypes S, N or B by attribute name
 * @param ttlAttribute null for a table whose items do not expire
 */
public record TableResource(
    String name,
    Map<String, String> attributeTypes,
    List<KeyElement> keys,
    List<Index> indexes,
    @Nullable String ttlAttribute) {

  /**
   * One attribute of a key.
   *
   * @param type HASH or RANGE
   */
  public record KeyElement(String attribute, String type) {}

  /**
   * A global secondary index.
   *
   * @param projection ALL, KEYS_ONLY or INCLUDE
   */
  public record Index(
      String name, List<KeyElement> keys, String projection, List<String> included) {}

  static TableResource read(String name, Section properties) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Section attribute : properties.sections("AttributeDefinitions")) {
      types.put(attribute.text("AttributeName"), attribute.text("AttributeType"));
    }
    Section ttl = properties.section("TimeToLiveSpecification");
    return new TableResource(
        name,
        types,
        keys(properties),
        properties.sections("GlobalSecondaryIndexes").stream().map(TableResource::index).toList(),
        ttl.text("Enabled", "false").equals("true") ? ttl.text("AttributeName") : null);
  }

  private static Index index(Section index) {
    Section projection = index.section("Projection");
    return new Index(
        index.text("IndexName"),
        keys(index),
        projection.text("ProjectionType"),
        projection.texts("NonKeyAttributes"));
  }

  private static List<KeyElement> keys(Section section) {
    return section.sections("KeySchema").stream()
        .map(key -> new KeyElement(key.text("AttributeName"), key.text("KeyType")))
        .toList();
  }
}
