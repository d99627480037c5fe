package dev.countersign.core.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.spi.SLF4JServiceProvider;

class LambdaLoggingTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Logger log =
      new LambdaLogging(new PrintStream(bytes, true, StandardCharsets.UTF_8))
          .getLoggerFactory()
          .getLogger("dev.countersign.Sample");

  private String output() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private JsonNode line() throws Exception {
    assertThat(output()).containsOnlyOnce(System.lineSeparator());
    return new ObjectMapper().readTree(output());
  }

  @Test
  void writesOneObjectALine() throws Exception {
    log.warn("Attempt {} of \"{}\"\nfailed", 3, "relay");

    assertThat(line().get("level").asText()).isEqualTo("WARN");
    assertThat(line().get("logger").asText()).isEqualTo("dev.countersign.Sample");
    assertThat(line().get("message").asText()).isEqualTo("Attempt 3 of \"relay\"\nfailed");
    assertThat(line().has("error")).isFalse();
  }

  @Test
  void keepsAStackTraceInItsLine() throws Exception {
    log.error("Failed", new IllegalStateException("detail", new ArithmeticException("cause")));

    assertThat(line().get("error").asText())
        .contains("IllegalStateException: detail", "Caused by: ", "ArithmeticException: cause");
  }

  @Test
  void leavesAMetricAsItIs() {
    String metric = "{\"_aws\":{\"CloudWatchMetrics\":[]},\"Relayed\":1}";
    log.info(metric);

    assertThat(output()).isEqualTo(metric + System.lineSeparator());
  }

  @Test
  void saysNothingBelowInfo() {
    log.debug("nothing");
    log.trace("nothing");

    assertThat(output()).isEmpty();
  }

  @Test
  void isNoServiceWhereItIsNotDeployed() {
    assertThat(ServiceLoader.load(SLF4JServiceProvider.class))
        .noneMatch(provider -> provider instanceof LambdaLogging);
  }
}
