package dev.countersign.local.cloud.template;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Loads CloudFormation's YAML; short forms such as {@code !Sub} become {@code {"Fn::Sub": …}}. */
final class CloudFormationYaml {
  private CloudFormationYaml() {}

  @SuppressWarnings("unchecked")
  static Map<String, Object> load(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      Object root = new Yaml(new ShortForms()).load(reader);
      if (root instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
      throw new TemplateException(file.toString(), "is not a CloudFormation template");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static final class ShortForms extends SafeConstructor {
    ShortForms() {
      super(new LoaderOptions());
      yamlMultiConstructors.put("!", new Intrinsic());
    }

    private final class Intrinsic extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        return Map.of(longForm(name), argument(name, node));
      }

      private Object argument(String name, Node node) {
        Object value = value(node);
        if (name.equals("GetAtt") && value instanceof String text) {
          return List.of(text.split("\\.", 2));
        }
        return value == null ? "" : value;
      }

      private @Nullable Object value(Node node) {
        if (node instanceof ScalarNode scalar) {
          return scalar.getValue();
        }
        return node instanceof SequenceNode sequence
            ? constructSequence(sequence)
            : constructMapping((MappingNode) node);
      }
    }

    private static String longForm(String name) {
      return name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
    }
  }
}
