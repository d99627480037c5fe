package dev.countersign.local.cloud.stepfunctions.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters and ResultSelector: JSON in which a field {@code "x.$"} becomes {@code "x"} with the
 * value of a path or an intrinsic function.
 *
 * <p>Source: Amazon States Language, "Payload Template".
 */
public final class Template {
  private static final String SUFFIX = ".$";

  private Template() {}

  /**
   * Reads a template.
   *
   * @throws InvalidExpression if an expression in it is wrong or a field comes twice
   */
  public static Expression parse(JsonNode template) {
    if (template.isObject()) {
      return object(template);
    }
    return template.isArray() ? array(template) : Expression.constant(template);
  }

  private static Expression object(JsonNode template) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : template.properties()) {
      boolean dynamic = field.getKey().endsWith(SUFFIX);
      String name = dynamic ? field.getKey().replaceFirst("\\.\\$$", "") : field.getKey();
      Expression value = dynamic ? dynamic(field) : parse(field.getValue());
      if (fields.put(name, value) != null) {
        throw new InvalidExpression("The field '" + name + "' comes twice");
      }
    }
    return scope -> {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      fields.forEach((name, value) -> result.set(name, value.evaluate(scope)));
      return result;
    };
  }

  private static Expression dynamic(Map.Entry<String, JsonNode> field) {
    if (!field.getValue().isTextual()) {
      throw new InvalidExpression("The field '" + field.getKey() + "' needs a path as its value");
    }
    return Expression.parse(field.getValue().textValue());
  }

  private static Expression array(JsonNode template) {
    List<Expression> elements = new ArrayList<>();
    template.forEach(element -> elements.add(parse(element)));
    return scope -> {
      ArrayNode result = JsonNodeFactory.instance.arrayNode();
      elements.forEach(element -> result.add(element.evaluate(scope)));
      return result;
    };
  }
}
