package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.ManualClock;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionReuseTest {
  private static final String TENANT = "a23456789012.relay.example";
  private static final String OTHER_TENANT = "b23456789012.relay.example";
  private static final String ANN = "ann@example.net";
  private static final FixedContent MESSAGE =
      new FixedContent("Subject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII));

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T10:00:00Z"));
  private final TestAuthority authority = new TestAuthority();
  private final ExchangeServer server = new ExchangeServer(authority, "localhost");
  private final SmtpClient client = new SmtpClient(SmtpTimeouts.DEFAULT, clock);
  private final SSLSocketFactory sockets = authority.clientSockets(TENANT);

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void oneConnectionServesManyMessages() throws IOException {
    send(TENANT, sockets);
    send(TENANT, sockets);
    server.refuse(ANN, 550, "5.1.10 RecipientNotFound");
    assertThat(send(TENANT, sockets)).containsExactly("550 5.1.10");
    server.accept(ANN);
    send(TENANT, sockets);

    assertThat(connections()).hasSize(3).containsOnly(connections().get(0));
  }

  @Test
  void tenantsDoNotShareAConnection() throws IOException {
    send(TENANT, sockets);
    send(OTHER_TENANT, authority.clientSockets(OTHER_TENANT));

    assertThat(connections()).doesNotHaveDuplicates();
    assertThat(server.deliveries())
        .extracting(ExchangeServer.Delivery::clientName)
        .containsExactly("CN=" + TENANT, "CN=" + OTHER_TENANT);
  }

  @Test
  void aRenewedCertificateMakesANewConnection() throws IOException {
    send(TENANT, sockets);
    send(TENANT, authority.clientSockets(TENANT));
    assertThat(connections()).doesNotHaveDuplicates();
  }

  @Test
  void aConnectionThatWasIdleForLongIsNotTrusted() throws IOException {
    send(TENANT, sockets);
    clock.advance(KeptSessions.IDLE_LIMIT);
    send(TENANT, sockets);
    assertThat(connections()).doesNotHaveDuplicates();
  }

  @Test
  void aConnectionThatTheServerClosedIsReplaced() throws Exception {
    try (ScriptedServer scripted =
        new ScriptedServer(
            authority,
            c -> greetAndTake(c),
            c -> greetAndTake(c).hear().say("421 4.3.2 closing"),
            c -> greetAndTake(c).hear().say("250 reset").hear().say("421 4.3.2 closing after all"),
            c -> greetAndTake(c))) {
      SmtpRoute route = route(scripted.port(), TENANT, sockets);
      for (int i = 0; i < 4; i++) {
        assertThat(codes(client.send(route, envelope(), MESSAGE))).containsExactly("250");
      }
      client.close();
    }
  }

  @Test
  void aMessageThatMayHaveBeenTakenIsNotSentAgain() throws Exception {
    try (ScriptedServer scripted =
        new ScriptedServer(
            authority,
            c ->
                greetAndTake(c)
                    .hear()
                    .say("250 reset")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("250 ok")
                    .hear()
                    .say("354 go")
                    .hearMessage())) {
      SmtpRoute route = route(scripted.port(), TENANT, sockets);
      client.send(route, envelope(), MESSAGE);
      assertThatThrownBy(() -> client.send(route, envelope(), MESSAGE))
          .isInstanceOf(EOFException.class);
      assertThat(scripted.heard()).filteredOn("body"::equals).hasSize(2);
    }
  }

  @Test
  void takesLeaveOfTheOldestWhenThereAreTooMany() throws IOException {
    for (int i = 0; i <= KeptSessions.MOST; i++) {
      send("t" + i + ".relay.example", sockets);
    }
    send("t0.relay.example", sockets);
    send("t" + KeptSessions.MOST + ".relay.example", sockets);
    List<Integer> connections = connections();
    assertThat(connections.subList(0, KeptSessions.MOST + 2)).doesNotHaveDuplicates();
    assertThat(connections.get(KeptSessions.MOST + 2))
        .isEqualTo(connections.get(KeptSessions.MOST));
  }

  private static ScriptedServer.Conversation greetAndTake(ScriptedServer.Conversation c)
      throws IOException {
    return c.greet()
        .hear()
        .say("250 ok")
        .hear()
        .say("250 ok")
        .hear()
        .say("354 go")
        .hearMessage()
        .say("250 taken");
  }

  private List<String> send(String tenant, SSLSocketFactory tls) throws IOException {
    return codes(client.send(route(server.port(), tenant, tls), envelope(), MESSAGE));
  }

  private static Envelope envelope() {
    return new Envelope("lena@brightwater.example", List.of(ANN));
  }

  private static SmtpRoute route(int port, String tenant, SSLSocketFactory tls) {
    return new SmtpRoute("localhost", port, tenant, tls);
  }

  private List<Integer> connections() {
    return server.deliveries().stream().map(ExchangeServer.Delivery::connection).toList();
  }

  private static List<String> codes(List<RecipientReply> replies) {
    return replies.stream().map(r -> r.reply().codes()).toList();
  }
}
