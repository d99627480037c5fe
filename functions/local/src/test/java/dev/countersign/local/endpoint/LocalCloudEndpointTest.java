package dev.countersign.local.endpoint;

import dev.countersign.local.LocalDeployment;
import java.time.Clock;
import java.time.Duration;

/** Our own local cloud, held to the same as the others. */
class LocalCloudEndpointTest extends AwsEndpointSuite {
  @Override
  AwsEnvironment start() {
    return new OurCloud(
        LocalDeployment.start(
            new LocalDeployment.Options(
                MadeResources.ROOT,
                LocalDeployment.Ports.ANY,
                Duration.ofSeconds(1),
                Clock.systemUTC())));
  }
}
