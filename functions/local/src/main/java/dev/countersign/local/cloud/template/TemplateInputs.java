package dev.countersign.local.cloud.template;

import java.net.URI;
import java.util.Map;

/**
 * What a template gets at deployment.
 *
 * @param parameters by name; those left out take their defaults
 * @param attributes values of resources that others set, by {@code LogicalId} (for {@code Ref}) or
 *     {@code LogicalId.Attribute} (for {@code GetAtt}), such as {@code IngressPoint.ARecord}
 * @param awsEndpoint beginning of queue URLs
 */
public record TemplateInputs(
    String region,
    String account,
    String stackName,
    URI awsEndpoint,
    Map<String, String> parameters,
    Map<String, String> attributes) {

  public TemplateInputs {
    parameters = Map.copyOf(parameters);
    attributes = Map.copyOf(attributes);
  }

  String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + account + ":" + resource;
  }
}
