package dev.countersign.local.endpoint;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack in a container; left out where there is no Docker. */
@Testcontainers(disabledWithoutDocker = true)
class LocalStackEndpointTest extends AwsEndpointSuite {
  /** Later images want a token of LocalStack's own. */
  private static final DockerImageName IMAGE =
      DockerImageName.parse("localstack/localstack:4.14.0");

  @Container
  private static final LocalStackContainer LOCALSTACK =
      new LocalStackContainer(IMAGE)
          .withServices("dynamodb", "s3", "sqs", "kms", "secretsmanager", "stepfunctions");

  @Override
  AwsEnvironment start() {
    return new MadeResources(LOCALSTACK.getEndpoint());
  }
}
