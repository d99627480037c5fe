package dev.countersign.local.endpoint;

import java.util.Map;

/** The resources of template.yaml in some cloud that {@code aws.endpointUrl} leads to. */
interface AwsEnvironment extends AutoCloseable {
  /** The environment variables of a function there. */
  Map<String, String> of(String function);

  /** A queue that nobody else reads. */
  String queueUrl();

  @Override
  void close();
}
