package dev.countersign.local.tls;

import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes TLS contexts. */
public final class TlsContexts {

  private TlsContexts() {}

  /** A context that presents the identity, if there is one, and asks {@code trust} about peers. */
  public static SSLContext of(@Nullable Identity identity, TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      KeyManager[] keys = identity == null ? new KeyManager[0] : identity.keyManagers();
      context.init(keys, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK speaks TLS", e);
    }
  }
}
