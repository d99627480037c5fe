package dev.countersign.local.microsoft365.mail;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.server.Session;

/** The other side of a session, as far as the library shows it. */
final class Peer {

  private final Session session;

  Peer(MessageContext context) {
    this.session = (Session) context;
  }

  /** The certificate chain it showed, or none. */
  X509Certificate[] certificates() {
    if (!(session.getSocket() instanceof SSLSocket secured)) {
      return new X509Certificate[0];
    }
    try {
      return Arrays.stream(secured.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toArray(X509Certificate[]::new);
    } catch (SSLPeerUnverifiedException e) {
      return new X509Certificate[0];
    }
  }

  List<String> certificateNames() {
    X509Certificate[] chain = certificates();
    return chain.length == 0 ? List.of() : CertificateNames.of(chain[0]);
  }

  String name() {
    return session.getHelo().orElse("unknown") + " (" + address() + ")";
  }

  String protocol() {
    return session.getSocket() instanceof SSLSocket ? "ESMTPS" : "ESMTP";
  }

  private String address() {
    return session.getRemoteAddress().getAddress().getHostAddress();
  }

  /** The library keeps a transaction open when a handler refuses the content; Exchange ends it. */
  void endTransaction() {
    session.resetMailTransaction();
  }

  /** Ends the connection at once and without a word. */
  void reset() throws IOException {
    Socket socket = session.getSocket();
    socket.close();
  }
}
