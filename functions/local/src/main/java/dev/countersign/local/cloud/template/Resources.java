package dev.countersign.local.cloud.template;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The resources of a template, their physical names, and what references to them give. */
final class Resources implements References {
  private final TemplateInputs inputs;
  private final Parameters parameters;
  private final Intrinsics intrinsics;
  private final Section root;
  private final Map<?, ?> conditions;

  Resources(Map<String, Object> template, TemplateInputs inputs) {
    this.inputs = inputs;
    this.intrinsics = new Intrinsics(this);
    this.root = new Section("", template, intrinsics);
    Map<String, Object> declared = new LinkedHashMap<>();
    mapping(template, "Parameters").forEach((name, value) -> declared.put("" + name, value));
    this.parameters = new Parameters(declared, inputs.parameters());
    this.conditions = mapping(template, "Conditions");
  }

  Section root() {
    return root;
  }

  /** Reads the properties of every resource of a type whose condition holds. */
  <T> List<T> map(String type, BiFunction<String, Section, T> reader) {
    return section().names().stream()
        .filter(id -> resource(id).text("Type").equals(type) && isCreated(id))
        .map(id -> reader.apply(id, resource(id).section("Properties")))
        .toList();
  }

  /** The same for a type that may occur once. */
  <T> @Nullable T only(String type, BiFunction<String, Section, T> reader) {
    List<T> all = map(type, reader);
    if (all.size() > 1) {
      throw new TemplateException("Resources", "the local cloud takes only one " + type);
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** The physical name: as the resource says, else made from its logical id. */
  String name(String id) {
    Section properties = resource(id).section("Properties");
    return switch (resource(id).text("Type")) {
      case ResourceTypes.FUNCTION -> properties.text("FunctionName", id);
      case ResourceTypes.TABLE -> properties.text("TableName", id);
      case ResourceTypes.QUEUE -> properties.text("QueueName", id);
      case ResourceTypes.STATE_MACHINE -> properties.text("Name", id);
      case ResourceTypes.BUCKET -> properties.text("BucketName", bucketName(id));
      case ResourceTypes.KEY ->
          UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
      default -> id;
    };
  }

  String arn(String id) {
    String name = name(id);
    return switch (resource(id).text("Type")) {
      case ResourceTypes.FUNCTION -> inputs.arn("lambda", "function:" + name);
      case ResourceTypes.TABLE -> inputs.arn("dynamodb", "table/" + name);
      case ResourceTypes.QUEUE -> inputs.arn("sqs", name);
      case ResourceTypes.STATE_MACHINE -> inputs.arn("states", "stateMachine:" + name);
      case ResourceTypes.KEY -> inputs.arn("kms", "key/" + name);
      case ResourceTypes.BUCKET -> "arn:aws:s3:::" + name;
      case ResourceTypes.ROLE -> "arn:aws:iam::" + inputs.account() + ":role/" + name;
      default -> throw new TemplateException("Resources." + id, "its ARN is not known locally");
    };
  }

  @Override
  public @Nullable Object ref(String name) {
    Object value = parameters.value(name);
    if (value != null) {
      return value;
    }
    if (name.endsWith(".Alias")) {
      return alias(name.substring(0, name.length() - ".Alias".length()));
    }
    if (section().has(name)) {
      return inputs.attributes().getOrDefault(name, reference(name));
    }
    return pseudoParameter(name);
  }

  @Override
  public @Nullable Object getAtt(String id, String attribute) {
    String given = inputs.attributes().get(id + "." + attribute);
    if (given != null || !section().has(id)) {
      return given;
    }
    return switch (attribute) {
      case "Arn" -> arn(id);
      case "QueueName", "Name", "KeyId" -> name(id);
      default -> null;
    };
  }

  @Override
  public @Nullable Object condition(String name) {
    return conditions.get(name);
  }

  private String reference(String id) {
    return switch (resource(id).text("Type")) {
      case ResourceTypes.QUEUE -> inputs.awsEndpoint() + "/" + inputs.account() + "/" + name(id);
      case ResourceTypes.STATE_MACHINE -> arn(id);
      default -> name(id);
    };
  }

  private String alias(String id) {
    return arn(id) + ":" + resource(id).section("Properties").text("AutoPublishAlias");
  }

  private @Nullable String pseudoParameter(String name) {
    return switch (name) {
      case "AWS::Region" -> inputs.region();
      case "AWS::AccountId" -> inputs.account();
      case "AWS::StackName" -> inputs.stackName();
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      default -> null;
    };
  }

  private boolean isCreated(String id) {
    Section resource = resource(id);
    return !resource.has("Condition")
        || intrinsics.conditions().holds("Resources." + id, resource.text("Condition"));
  }

  private String bucketName(String id) {
    return (inputs.stackName() + "-" + id).toLowerCase(Locale.ROOT);
  }

  private Section resource(String id) {
    return section().section(id);
  }

  private Section section() {
    return root.section("Resources");
  }

  private static Map<?, ?> mapping(Map<String, Object> template, String name) {
    return template.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }
}
