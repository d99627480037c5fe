package dev.countersign.mailflow;

import javax.net.ssl.SSLSocketFactory;

/** The certificates by which Exchange Online recognises tenants. */
public interface ClientCertificates {
  /**
   * Makes sockets that present the certificate of a tenant.
   *
   * @param relayDomain the name in it
   * @throws ConnectionBroken if there is none, it cannot be read, or it has expired
   */
  SSLSocketFactory socketFactory(String relayDomain);
}
