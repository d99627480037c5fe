package dev.countersign.local.endpoint;

import dev.countersign.local.cloud.stepfunctions.moto.MotoServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIf;

/** An implementation of the AWS services that we did not write: {@code moto_server}. */
@EnabledIf(
    value = "dev.countersign.local.cloud.stepfunctions.moto.MotoServer#isInstalled",
    disabledReason = "moto_server is not on the path (pip install 'moto[server]')")
@Tag("moto")
class MotoEndpointTest extends AwsEndpointSuite {
  private @Nullable MotoServer moto;

  @Override
  AwsEnvironment start() {
    try {
      MotoServer started = MotoServer.idle();
      moto = started;
      return new MadeResources(started.endpoint());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  void stopMoto() {
    if (moto != null) {
      moto.close();
    }
  }
}
