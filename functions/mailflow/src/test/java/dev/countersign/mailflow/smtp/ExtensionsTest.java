package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
  private static final FixedContent MESSAGE =
      new FixedContent("Subject: x\r\n\r\n.bare\nline".getBytes(StandardCharsets.US_ASCII));

  private static final FixedContent PLAIN =
      new FixedContent("Subject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII));

  /** More than any buffer holds. */
  private static final FixedContent LONG = new FixedContent(new byte[100_000]);

  private final TestAuthority authority = new TestAuthority();

  @Test
  void sendsEnvelopesInOneGoWherePipeliningIsOffered() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("PIPELINING")
                    .hear()
                    .hear()
                    .hear()
                    .hear()
                    .say("250 sender", "250 ok", "550 5.1.1 unknown", "451 4.3.2 later")
                    .hear()
                    .say("354 go")
                    .hearMessage()
                    .say("250 taken"))) {
      assertThat(send(server, "ann@example.net", "gone@example.net", "busy@example.net"))
          .containsExactly("250", "550 5.1.1", "451 4.3.2");
    }
  }

  /** RFC 5321, section 4.1.2: inside of quotation marks they are text. */
  @Test
  void anglesInAQuotedLocalPartAreSent() throws Exception {
    String odd = "\"a<b>\\\"c\"@example.net";
    try (ScriptedServer server =
        serve(c -> c.greet().hear().say("250 ok").hear().say("550 5.1.1 unknown").hear())) {
      assertThat(send(server, odd)).containsExactly("550 5.1.1");
      assertThat(server.heard()).contains("RCPT TO:<" + odd + ">");
    }
  }

  @Test
  void readsAllRepliesOfAGroupWhoseSenderIsRefused() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("PIPELINING")
                    .hear()
                    .hear()
                    .hear()
                    .say("451 4.7.500 busy", "503 no sender", "503 no sender")
                    .hear()
                    .say("221 bye"))) {
      assertThat(send(server, "ann@example.net", "bob@example.net"))
          .containsExactly("451 4.7.500", "451 4.7.500");
      assertThat(server.heard()).endsWith("QUIT");
    }
  }

  @Test
  void asksForNoRecipientsAfterARefusedSenderWithoutPipelining() throws Exception {
    try (ScriptedServer server =
        serve(c -> c.greet().hear().say("451 4.7.500 busy").hear().say("221 bye"))) {
      assertThat(send(server, "ann@example.net", "bob@example.net"))
          .containsExactly("451 4.7.500", "451 4.7.500");
      assertThat(server.heard()).endsWith("MAIL FROM:<lena@brightwater.example>", "QUIT");
    }
  }

  @Test
  void sendsOneChunkAsItIsWhereChunkingIsOffered() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("CHUNKING", "PIPELINING")
                    .hear()
                    .hear()
                    .say("250 sender", "250 ok")
                    .hearChunk(MESSAGE.octets().length)
                    .say("250 taken")
                    .hear()
                    .say("221 bye"))) {
      assertThat(send(server, "ann@example.net")).containsExactly("250");
      assertThat(server.heard())
          .endsWith(
              "BDAT 24 LAST", new String(MESSAGE.octets(), StandardCharsets.US_ASCII), "QUIT");
    }
  }

  @Test
  void aChunkThatEndsEarlyIsNotCompleted() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("CHUNKING")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("250 ok")
                    .hearChunk(LONG.octets().length + 1))) {
      assertThatThrownBy(() -> send(server, announced(LONG.octets().length + 1), "ann@example.net"))
          .isInstanceOf(IOException.class);
      assertThat(server.heard()).endsWith("BDAT 100001 LAST", "(end)");
    }
  }

  @Test
  void noOctetBeyondAChunkIsSent() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("CHUNKING")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("250 ok")
                    .hearChunk(LONG.octets().length - 1))) {
      assertThatThrownBy(() -> send(server, announced(LONG.octets().length - 1), "ann@example.net"))
          .isInstanceOf(IOException.class);
      assertThat(server.heard()).endsWith("(end)");
    }
  }

  @Test
  void asksForTheExtensionsThatAreOfferedAndNeeded() throws Exception {
    try (ScriptedServer server =
        serve(
            c ->
                c.greet("SIZE 1000", "8BITMIME", "SMTPUTF8")
                    .hear()
                    .say("552 5.3.4 too big")
                    .hear())) {
      assertThat(send(server, from("jürgen@brightwater.example", "ann@example.net"), PLAIN))
          .containsExactly("552 5.3.4");
      assertThat(server.heard())
          .contains("MAIL FROM:<jürgen@brightwater.example> SIZE=20 BODY=8BITMIME SMTPUTF8");
    }
  }

  /** It kept the message from all others for two days, and nobody was told. */
  @Test
  void anAddressThatTheServerCannotBeToldIsRefusedAlone() throws Exception {
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
                    .say("250 2.6.0 taken"))) {
      assertThat(send(server, "jürgen@example.net", "bob@example.org", "zoë@example.net"))
          .containsExactly("553 5.6.7", "250 2.6.0", "553 5.6.7");
    }
    try (ScriptedServer server = serve(ScriptedServer.Conversation::greet)) {
      assertThat(send(server, from("jürgen@brightwater.example", "bob@example.org"), PLAIN))
          .containsExactly("553 5.6.7");
    }
  }

  private static Envelope from(String sender, String... recipients) {
    return new Envelope(sender, List.of(recipients));
  }

  private static MessageContent announced(long size) {
    return new MessageContent() {
      @Override
      public long size() {
        return size;
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        LONG.writeTo(out);
      }
    };
  }

  private ScriptedServer serve(ScriptedServer.Script script) throws IOException {
    return new ScriptedServer(authority, script);
  }

  private List<String> send(ScriptedServer server, String... recipients) throws IOException {
    return send(server, MESSAGE, recipients);
  }

  private List<String> send(ScriptedServer server, MessageContent content, String... recipients)
      throws IOException {
    return send(server, from("lena@brightwater.example", recipients), content);
  }

  private List<String> send(ScriptedServer server, Envelope envelope, MessageContent content)
      throws IOException {
    SmtpRoute route =
        new SmtpRoute(
            "localhost",
            server.port(),
            "client.example",
            authority.clientSockets("client.example"));
    try (SmtpClient client = new SmtpClient(SmtpTimeouts.DEFAULT, Clock.systemUTC())) {
      return client.send(route, envelope, content).stream().map(r -> r.reply().codes()).toList();
    }
  }
}
