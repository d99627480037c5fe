package dev.countersign.local.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalAuthorityTest {

  private final LocalAuthority authority = new LocalAuthority(Clock.systemUTC());

  @Test
  void issuesCertificatesThatBothSidesOfAHandshakeAccept() throws Exception {
    Identity server = authority.issue("localhost", "ingress.countersign.example");
    Identity client = authority.issue("abc.relay.countersign.example");

    assertThat(peerSeenByServer(authority.sslContext(server), authority.sslContext(client)))
        .isEqualTo(client.certificate());
  }

  @Test
  void isTrustedOnlyByThoseWhoKnowIt() {
    X509Certificate[] foreign =
        new LocalAuthority(Clock.systemUTC())
            .issue("a.example")
            .chain()
            .toArray(new X509Certificate[0]);

    assertThatThrownBy(() -> authority.trustManager().checkServerTrusted(foreign, "EC"))
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void issuesExpiredCertificatesForTests() {
    Identity expired = authority.issueUntil(Instant.now().minus(Duration.ofDays(3)), "a.example");

    assertThatThrownBy(() -> expired.certificate().checkValidity())
        .isInstanceOf(CertificateException.class);
  }

  @Test
  void writesPemThatOthersRead() throws Exception {
    Identity identity = authority.issue("a.example");

    assertThat(identity.toPem()).startsWith("-----BEGIN PRIVATE KEY-----");
    assertThat(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(
                    new ByteArrayInputStream(
                        identity.chainToPem().getBytes(StandardCharsets.US_ASCII))))
        .hasSize(2)
        .first()
        .isEqualTo(identity.certificate());
  }

  @Test
  void writesATrustStoreForTheJvm(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.p12");

    authority.writeTrustStore(file);

    KeyStore read = KeyStore.getInstance(file.toFile(), Identity.PASSWORD.toCharArray());
    assertThat(read.getCertificate("authority")).isEqualTo(authority.certificate());
  }

  private static X509Certificate peerSeenByServer(SSLContext server, SSLContext client)
      throws Exception {
    try (SSLServerSocket listening =
        (SSLServerSocket)
            server
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      listening.setNeedClientAuth(true);
      CompletableFuture<Void> connected =
          CompletableFuture.runAsync(() -> handshake(client, listening.getLocalPort()));
      try (SSLSocket accepted = (SSLSocket) listening.accept()) {
        accepted.startHandshake();
        accepted.getOutputStream().write(1);
        connected.get();
        return (X509Certificate) accepted.getSession().getPeerCertificates()[0];
      }
    }
  }

  private static void handshake(SSLContext context, int port) {
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      assertThat(socket.getInputStream().read()).isEqualTo(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
