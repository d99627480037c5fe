package dev.countersign.directory;

import static dev.countersign.directory.DirectoryFixture.SUBSCRIPTION;
import static dev.countersign.directory.SmallDirectory.DELTA;
import static dev.countersign.directory.SmallDirectory.FIRST_PAGE;
import static dev.countersign.directory.SmallDirectory.LAST_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.directory.Cursor;
import dev.countersign.core.directory.Scope;
import dev.countersign.core.failure.PermanentFailure;
import dev.countersign.core.failure.TemporaryFailure;
import dev.countersign.directory.SynchronizeDirectory.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Graph is busy, forgets, or does not let us in yet. */
class GraphTroubleTest {
  private final SmallDirectory directory = new SmallDirectory();

  @AfterEach
  void stop() {
    directory.close();
  }

  @Test
  void startsAgainWhenGraphForgotWhereWeWere() {
    directory
        .microsoft
        .on(DELTA, 200, FIRST_PAGE)
        .on(DELTA, 410, MicrosoftServer.error("resyncRequired"))
        .on(DELTA, 400, MicrosoftServer.error("syncStateNotFound"))
        .on(DELTA, 200, FIRST_PAGE);
    directory.synchronize();
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 0));
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 0));
    assertThat(directory.microsoft.asked().get(2)).contains("$select=").doesNotContain("skiptoken");
  }

  @Test
  void waitsAsLongAsGraphAsksIfThatIsShort() {
    directory
        .microsoft
        .on(DELTA, 429, MicrosoftServer.error("TooManyRequests"), "0")
        .on(DELTA, 200, LAST_PAGE);
    assertThat(directory.synchronize().done()).isTrue();
  }

  @Test
  void leavesLongWaitsToTheStateMachine() {
    directory.microsoft.on(DELTA, 429, MicrosoftServer.error("TooManyRequests"), "300");
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 300));
    assertThat(directory.microsoft.asked()).hasSize(1);
  }

  @Test
  void triesAgainWhatGraphCouldNotDo() {
    directory.microsoft.on(DELTA, 503, MicrosoftServer.error("serviceNotAvailable"));
    assertThatThrownBy(directory::synchronize)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("MicrosoftBusy");
  }

  @Test
  void leavesGraphAloneForAsLongAsItSaysThatItIsDown() {
    directory.microsoft.on(DELTA, 503, MicrosoftServer.error("serviceNotAvailable"), "300");
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 300));
  }

  @Test
  void takesItsTokenNowhereElse() {
    Cursor foreign =
        Cursor.beginning(Scope.ALL_USERS).withLink("https://graph.example.net/v1.0/users");
    directory.fixture.ports.cursors().begin(SUBSCRIPTION, "run0", foreign);
    assertThatThrownBy(directory::synchronize).isInstanceOf(PermanentFailure.class);
    assertThat(directory.microsoft.asked()).isEmpty();
  }

  @Test
  void honoursAThrottledPartOfABatch() {
    directory.everybodyIsRead();
    directory.hasChange("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}");
    directory.microsoft.on(
        "POST /v1.0/$batch",
        200,
        """
            {"responses":[{"id":"9","status":429,"headers":{"Retry-After":"40"},"body":{}}]}""");
    assertThat(directory.synchronize()).isEqualTo(new Progress(false, 0, 40));
  }

  /** A consent takes minutes until all of Microsoft's servers know it. */
  @Test
  void triesAgainWhereAPartOfABatchIsNotAllowedYet() {
    aChangeIsAnsweredInABatch("{\"id\":\"9\",\"status\":403,\"body\":{}}");
    assertThatThrownBy(directory::synchronize)
        .isInstanceOf(TemporaryFailure.class)
        .hasMessageStartingWith("PermissionNotGranted");
  }

  @Test
  void doesNotTakeAnAnswerThatIsMissingInABatchForSomebodyWhoIsGone() {
    aChangeIsAnsweredInABatch("");
    assertThatThrownBy(directory::synchronize).isInstanceOf(TemporaryFailure.class);
  }

  private void aChangeIsAnsweredInABatch(String response) {
    directory.everybodyIsRead();
    directory.hasChange("{\"id\":\"9\",\"mail\":\"new@brightwater.example\"}");
    directory.microsoft.on("POST /v1.0/$batch", 200, "{\"responses\":[" + response + "]}");
  }
}
