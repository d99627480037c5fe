package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmtpFaultsTest {
  private static final FixedContent MESSAGE =
      new FixedContent("Subject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII));

  /** More than the buffers of a connection hold. */
  private static final FixedContent LARGE = new FixedContent(new byte[40_000_000]);

  private final TestAuthority authority = new TestAuthority();

  @Test
  void aLostConnectionAfterTheMessageLeavesTheOutcomeOpen() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet()
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("354 go")
                    .hearMessage())) {
      assertThatThrownBy(() -> send(server, MESSAGE)).isInstanceOf(EOFException.class);
      assertThat(server.heard()).contains("DATA", "body");
    }
  }

  @Test
  void aServerThatFallsSilentAfterTheMessageLeavesTheOutcomeOpen() throws Exception {
    SmtpTimeouts impatient =
        new SmtpTimeouts(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMinutes(3),
            Duration.ofMillis(50));
    try (ScriptedServer server =
        serve(
            c ->
                c.greet()
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("354 go")
                    .hearMessage()
                    .hear())) {
      assertThatThrownBy(() -> send(server, MESSAGE, impatient))
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(server.heard()).as("neither QUIT nor the message again").endsWith("body", "(end)");
    }
  }

  /** A socket has no time-out for writing: it would have waited until Lambda ends the function. */
  @ParameterizedTest
  @ValueSource(strings = {"DATA", "CHUNKING"})
  @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
  void aServerThatStopsReadingIsLeft(String how) throws Exception {
    SmtpTimeouts impatient =
        new SmtpTimeouts(
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofMillis(200),
            Duration.ofSeconds(20));
    CountDownLatch left = new CountDownLatch(1);
    try (ScriptedServer server =
        serve(
            c -> {
              c.greet(how).hear().say("250 ok").hear().say("250 ok");
              if (how.equals("DATA")) {
                c.hear().say("354 go");
              }
              await(left);
            })) {
      assertThatThrownBy(() -> send(server, LARGE, impatient))
          .isInstanceOf(SocketTimeoutException.class)
          .hasMessageContaining("stopped reading");
      left.countDown();
    }
  }

  /** It was no answer: the message was tried for two days, and parked. */
  @ParameterizedTest
  @ValueSource(strings = {"DATA", "CHUNKING"})
  void aRefusalInTheMiddleOfTheMessageIsAnAnswer(String how) throws Exception {
    try (ScriptedServer server = serve(c -> refuse(c, how, "552 5.3.4 Message too large"))) {
      assertThat(codes(send(server, LARGE))).containsExactly("552 5.3.4");
    }
  }

  /** Whoever has not heard the end cannot have taken the message. */
  @ParameterizedTest
  @ValueSource(strings = {"250 2.0.0 Queued", "354 Go on", "Goodbye"})
  void nothingElseInTheMiddleOfTheMessageIsAnAnswer(String said) throws Exception {
    try (ScriptedServer server = serve(c -> refuse(c, "DATA", said))) {
      assertThatThrownBy(() -> send(server, LARGE)).isInstanceOf(SocketException.class);
    }
  }

  private static void refuse(ScriptedServer.Conversation c, String how, String reply)
      throws IOException {
    c.greet(how).hear().say("250 ok").hear().say("250 ok").hear();
    if (how.equals("DATA")) {
      c.say("354 go");
    }
    c.hearOctets(1000).say(reply);
  }

  @Test
  void aMessageThatCannotBeReadToItsEndIsNotCompleted() throws Exception {
    MessageContent broken =
        new MessageContent() {
          @Override
          public long size() {
            return 100;
          }

          @Override
          public void writeTo(OutputStream out) throws IOException {
            MESSAGE.writeTo(out);
            throw new IOException("disk");
          }
        };
    try (ScriptedServer server =
        serve(
            c -> c.greet().hear().say("250 ok").hear().say("250 ok").hear().say("354 go").hear())) {
      assertThatThrownBy(() -> send(server, broken)).hasMessage("disk");
      assertThat(server.heard()).endsWith("DATA", "(end)");
    }
  }

  @Test
  void aServerThatRefusesTheSessionSaysNothingAboutTheMessage() throws Exception {
    try (ScriptedServer server = serve(c -> c.say("554 5.7.1 not you"))) {
      assertThatThrownBy(() -> send(server, MESSAGE))
          .isInstanceOfSatisfying(
              SessionRefusedException.class,
              e -> assertThat(e.reply().codes()).isEqualTo("554 5.7.1"));
    }
  }

  @Test
  void nothingIsSentInClear() throws Exception {
    try (ScriptedServer server = serve(c -> c.say("220 hi").hear().say("250 no TLS here").hear())) {
      assertThatThrownBy(() -> send(server, MESSAGE)).isInstanceOf(SmtpProtocolException.class);
      assertThat(server.heard()).containsExactly("EHLO client.example", "(end)");
    }
  }

  @Test
  void repliesInjectedBeforeTlsAreNotBelieved() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.say("220 hi")
                    .hear()
                    .say("250-hi", "250 STARTTLS")
                    .hear()
                    .say("220 go", "250 ok"))) {
      assertThatThrownBy(() -> send(server, MESSAGE)).isInstanceOf(IOException.class);
    }
  }

  /** RFC 5321, section 5.1: Exchange's host names have several addresses. */
  @Test
  void theNextAddressIsTriedWhereTheFirstDoesNotAnswer() throws Exception {
    InetAddress nobody = InetAddress.getByName("127.0.0.2");
    try (ScriptedServer server = serve(c -> c.say("220 hi").hear())) {
      List<InetAddress> addresses = List.of(nobody, InetAddress.getLoopbackAddress());
      try (SmtpChannel channel =
          SmtpChannel.connect(addresses, route(server), SmtpTimeouts.DEFAULT)) {
        assertThat(channel.readReply().code()).isEqualTo(220);
      }
      assertThatThrownBy(
              () -> SmtpChannel.connect(List.of(nobody), route(server), SmtpTimeouts.DEFAULT))
          .isInstanceOf(IOException.class);
    }
  }

  private SmtpRoute route(ScriptedServer server) {
    return new SmtpRoute(
        "localhost", server.port(), "client.example", authority.clientSockets("client.example"));
  }

  private ScriptedServer serve(ScriptedServer.Script script) throws IOException {
    return new ScriptedServer(authority, script);
  }

  private List<RecipientReply> send(ScriptedServer server, MessageContent content)
      throws IOException {
    return send(server, content, SmtpTimeouts.DEFAULT);
  }

  private List<RecipientReply> send(
      ScriptedServer server, MessageContent content, SmtpTimeouts timeouts) throws IOException {
    Envelope envelope = new Envelope("lena@brightwater.example", List.of("ann@example.net"));
    try (SmtpClient client = new SmtpClient(timeouts, Clock.systemUTC())) {
      return client.send(route(server), envelope, content);
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static List<String> codes(List<RecipientReply> replies) {
    return replies.stream().map(r -> r.reply().codes()).toList();
  }
}
