package dev.countersign.mailflow;

import static dev.countersign.mailflow.Accepting.LATER;
import static dev.countersign.mailflow.Accepting.QUEUED;
import static dev.countersign.mailflow.Accepting.REFUSED;
import static dev.countersign.mailflow.Samples.MESSAGE_ID;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.ledger.MessageState;
import org.junit.jupiter.api.Test;

/** Mail that comes by again and again. */
class AcceptLoopTest {
  private final Accepting fixture = new Accepting();

  @Test
  void parksAMessageThatGoesInCircles() {
    fixture.messages.put(MESSAGE_ID, new byte[0]);
    for (int pass = 0; pass < 4; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }

    assertThat(fixture.accept()).isEqualTo(REFUSED);
    assertThat(fixture.entry().state()).isEqualTo(MessageState.PARKED);
    assertThat(fixture.entry().decision()).isEqualTo("LOOP");
    assertThat(fixture.messages.kept).containsExactly(MESSAGE_ID);
    assertThat(fixture.queue.sent).isEmpty();
  }

  @Test
  void parksNothingThatCannotBeKeptYet() {
    for (int pass = 0; pass < 4; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }

    assertThat(fixture.accept()).isEqualTo(LATER);
    assertThat(fixture.tables.ledger().find(MESSAGE_ID)).as("it is announced again").isEmpty();
  }

  @Test
  void takesAMessageThatCameThroughUsBefore() {
    for (int pass = 0; pass < 3; pass++) {
      received("from a by ingress.example with ESMTPS id " + (pass == 0 ? MESSAGE_ID : "x" + pass));
    }
    assertThat(fixture.accept()).isEqualTo(QUEUED);
  }

  @Test
  void parksAMessageWithTooManyHops() {
    fixture.messages.put(MESSAGE_ID, new byte[0]);
    for (int hop = 0; hop < 101; hop++) {
      received("from a by b" + hop + ".example with ESMTPS id y");
    }
    fixture.accept();
    assertThat(fixture.entry().decision()).isEqualTo("LOOP");
  }

  private void received(String value) {
    fixture.headers().addObject().put("name", "Received").put("value", value);
  }
}
