package dev.countersign.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cli.CommandFailed;
import dev.countersign.local.cli.demo.Progress;
import dev.countersign.local.cli.invoke.Invocation;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function takes its sample event. What undoes the connection comes last. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InvocationTest {
  private static final Path EVENTS = Deployments.ROOT.resolve("events");
  private static LocalDeployment deployment;
  private static Invocation invocation;

  @BeforeAll
  static void connect() {
    ShiftedClock clock = new ShiftedClock();
    deployment = Deployments.start(clock);
    Progress silent =
        new Progress(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8), clock);
    invocation = Invocation.connect(deployment, EVENTS, silent);
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  static Set<String> functions() {
    return deployment.cloud().functions().names();
  }

  @Order(Integer.MAX_VALUE)
  @ParameterizedTest
  @MethodSource("functions")
  void aFunctionTakesItsSampleEventOrSaysWhyNot(String function) {
    Invocation.Answer answer = invocation.invoke(function, EVENTS.resolve(function + ".json"));

    if (answer.failed()) {
      assertThat(answer.answer()).containsPattern("errorType\" : \"dev\\.countersign\\.");
    } else {
      assertThat(answer.answer()).doesNotContain("\"statusCode\" : 5");
    }
  }

  @Test
  void eachFunctionHasAnEventAndEachEventAFunction() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      assertThat(
              files
                  .map(file -> String.valueOf(file.getFileName()))
                  .filter(name -> name.endsWith(".json"))
                  .map(name -> name.substring(0, name.length() - ".json".length())))
          .containsExactlyInAnyOrderElementsOf(functions());
    }
  }

  @Test
  void aMessageIsAcceptedAndRelayed() {
    assertThat(answer("AcceptMessage")).contains("\"queued\" : 1");
    // It, or the queue's own invocation: whoever gets the lease.
    answer("RelayMessage");
    assertThat(
            deployment
                .exchange()
                .mailboxes()
                .await("marek.dvorak@example.net", 1, Duration.ofSeconds(30)))
        .hasSize(1);
  }

  @Test
  void theSubscriptionInTheEventIsTheConnectedOne() {
    assertThat(answer("ReadConnection")).contains("CONNECTED");
  }

  @Test
  void anUnknownFunctionIsAnsweredWithTheOnesThereAre() {
    assertThatThrownBy(() -> invocation.invoke("Nobody", EVENTS))
        .isInstanceOf(CommandFailed.class)
        .hasMessageContaining("Nobody")
        .hasMessageContaining("ReadConnection");
  }

  private static String answer(String function) {
    Invocation.Answer answer = invocation.invoke(function, EVENTS.resolve(function + ".json"));
    assertThat(answer.failed()).as(answer.answer()).isFalse();
    return answer.answer();
  }
}
