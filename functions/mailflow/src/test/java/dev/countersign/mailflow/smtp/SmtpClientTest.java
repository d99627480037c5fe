package dev.countersign.mailflow.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SmtpClientTest {
  private static final String CLIENT = "a23456789012.relay.example";
  private static final String LENA = "lena.hoffmann@brightwater.example";
  private static final FixedContent MESSAGE =
      new FixedContent("Subject: hello\r\n\r\n.dots\r\nä\r\n".getBytes(StandardCharsets.UTF_8));

  private final TestAuthority authority = new TestAuthority();
  private final ExchangeServer server = new ExchangeServer(authority, "localhost");
  private final SmtpClient client = new SmtpClient(SmtpTimeouts.DEFAULT, Clock.systemUTC());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void returnsTheOctetsWithTheTenantsCertificate() throws IOException {
    assertThat(codes(send(LENA, "ann@example.net", "bob@example.org")))
        .containsExactly("250", "250");

    ExchangeServer.Delivery delivery = server.deliveries().get(0);
    assertThat(delivery.content()).isEqualTo(MESSAGE.octets());
    assertThat(delivery.mailFrom()).isEqualTo(LENA);
    assertThat(delivery.recipients()).containsExactly("ann@example.net", "bob@example.org");
    assertThat(delivery.clientName()).isEqualTo("CN=" + CLIENT);
  }

  @Test
  void keepsTheNullSender() throws IOException {
    send("", "ann@example.net");
    assertThat(server.deliveries().get(0).mailFrom()).isEmpty();
  }

  @Test
  void tellsWhatWasSaidAboutEachRecipient() throws IOException {
    server.refuse("gone@example.net", 550, "5.1.1 No such user");
    server.refuse("busy@example.net", 451, "4.3.2 Try later");

    List<RecipientReply> replies =
        send(LENA, "gone@example.net", "ann@example.net", "busy@example.net");

    assertThat(codes(replies)).containsExactly("550 5.1.1", "250", "451 4.3.2");
    assertThat(server.deliveries().get(0).recipients()).containsExactly("ann@example.net");
  }

  @Test
  void sendsNoMessageWhenNobodyMayHaveIt() throws IOException {
    server.refuse("gone@example.net", 550, "5.7.64 TenantAttribution; Relay Access Denied");

    assertThat(codes(send(LENA, "gone@example.net"))).containsExactly("550 5.7.64");
    assertThat(server.deliveries()).isEmpty();
  }

  @Test
  void aRefusalOfTheSenderOrOfTheMessageIsEverybodys() throws IOException {
    server.refuse(ExchangeServer.MAIL, 451, "4.7.500 Server busy");
    assertThat(codes(send(LENA, "ann@example.net", "bob@example.org")))
        .containsExactly("451 4.7.500", "451 4.7.500");

    server.accept(ExchangeServer.MAIL);
    server.refuse(ExchangeServer.MESSAGE, 554, "5.4.14 Hop count exceeded");
    server.refuse("gone@example.net", 550, "5.1.1 No such user");
    assertThat(codes(send(LENA, "gone@example.net", "ann@example.net")))
        .containsExactly("550 5.1.1", "554 5.4.14");
  }

  @Test
  void sendsNothingToAServerWithAnotherName() {
    try (ExchangeServer impostor = new ExchangeServer(authority, "impostor.example")) {
      assertThatThrownBy(() -> client.send(route(impostor.port()), to("ann@example.net"), MESSAGE))
          .isInstanceOf(SSLException.class);
      assertThat(impostor.recipientsTried()).isEmpty();
    }
  }

  @Test
  void sendsNothingToAServerOfAnotherAuthority() {
    try (ExchangeServer stranger = new ExchangeServer(new TestAuthority(), "localhost")) {
      assertThatThrownBy(() -> client.send(route(stranger.port()), to("ann@example.net"), MESSAGE))
          .isInstanceOf(SSLException.class);
      assertThat(stranger.recipientsTried()).isEmpty();
    }
  }

  /** One of them held up the message for all others, until two days were over. */
  @Test
  void addressesThatWouldBreakOutOfTheirCommandAreRefusedAlone() throws IOException {
    List<RecipientReply> replies =
        send(
            LENA,
            "ann@example.net>\r\nRCPT TO:<eve@example.org",
            "a>b@example.net",
            "\"a<b@example.net",
            "bob@example.org");

    assertThat(codes(replies)).containsExactly("553 5.1.3", "553 5.1.3", "553 5.1.3", "250");
    assertThat(server.recipientsTried()).containsExactly("bob@example.org");
  }

  @Test
  void aSenderThatWouldBreakOutOfItsCommandIsRefused() throws IOException {
    assertThat(codes(send("lena>\r\nRSET", "ann@example.net", "bob@example.org")))
        .containsExactly("553 5.1.7", "553 5.1.7");
    assertThat(server.deliveries()).isEmpty();
  }

  private List<RecipientReply> send(String from, String... recipients) throws IOException {
    return client.send(route(server.port()), new Envelope(from, List.of(recipients)), MESSAGE);
  }

  private SmtpRoute route(int port) {
    return new SmtpRoute("localhost", port, CLIENT, authority.clientSockets(CLIENT));
  }

  private static Envelope to(String recipient) {
    return new Envelope(LENA, List.of(recipient));
  }

  private static List<String> codes(List<RecipientReply> replies) {
    return replies.stream().map(r -> r.reply().codes()).toList();
  }
}
