package dev.countersign.mailflow.smtp;

import dev.countersign.core.pem.PemIdentity;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes sockets that present a client certificate. */
public final class ClientTls {
  private final TrustManager @Nullable [] trust;

  private ClientTls(TrustManager @Nullable [] trust) {
    this.trust = trust;
  }

  /** Trusts the authorities that this JVM trusts. */
  public static ClientTls trustingDefaults() {
    return new ClientTls(null);
  }

  /** Trusts what these managers trust. */
  static ClientTls trusting(TrustManager... trust) {
    return new ClientTls(trust);
  }

  /** Sockets that present {@code identity} with its whole chain. */
  public SSLSocketFactory socketFactory(PemIdentity identity) {
    return socketFactory(new KeyManager[] {new OnlyIdentity(identity)});
  }

  /** Sockets that present nothing. */
  public SSLSocketFactory withoutIdentity() {
    return socketFactory(new KeyManager[0]);
  }

  private SSLSocketFactory socketFactory(KeyManager[] identities) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(identities, trust, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JVM has no usable TLS.", e);
    }
  }
}
