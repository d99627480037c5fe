package dev.countersign.local.cloud.template;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the local cloud runs of a SAM template, with every reference resolved.
 *
 * @param keys ids of the KMS keys
 * @param api null for a template without HTTP API
 * @param mail null for a template without Mail Manager rule set
 */
public record Template(
    List<FunctionResource> functions,
    List<TableResource> tables,
    List<QueueResource> queues,
    List<String> buckets,
    List<String> keys,
    List<StateMachineResource> stateMachines,
    @Nullable HttpApiResource api,
    @Nullable MailResource mail) {

  /**
   * Reads a template.
   *
   * @throws TemplateException where the template says what the local cloud cannot do
   */
  public static Template read(Path file, TemplateInputs inputs) {
    Map<String, Object> root = CloudFormationYaml.load(file);
    Resources resources = new Resources(root, inputs);
    Section globals = resources.root().section("Globals");
    return new Template(
        resources.map(
            ResourceTypes.FUNCTION,
            (id, properties) ->
                FunctionResource.read(
                    resources.name(id),
                    resources.arn(id),
                    properties,
                    globals.section("Function"))),
        resources.map(
            ResourceTypes.TABLE,
            (id, properties) -> TableResource.read(resources.name(id), properties)),
        resources.map(
            ResourceTypes.QUEUE,
            (id, properties) -> QueueResource.read(resources.name(id), properties)),
        resources.map(ResourceTypes.BUCKET, (id, properties) -> resources.name(id)),
        resources.map(ResourceTypes.KEY, (id, properties) -> resources.name(id)),
        resources.map(
            ResourceTypes.STATE_MACHINE,
            (id, properties) ->
                StateMachineResource.read(
                    resources.name(id),
                    resources.arn(id),
                    file.toAbsolutePath().resolveSibling(properties.text("DefinitionUri")),
                    properties)),
        resources.only(
            ResourceTypes.HTTP_API, (id, properties) -> HttpApiResource.read(properties)),
        MailResource.read(resources));
  }
}
