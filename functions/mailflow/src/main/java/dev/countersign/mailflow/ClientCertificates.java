package dev.countersign.mailflow;

import javax.net.ssl.SSLSocketFactory;

/** The certificates by which Exchange Online recognises tenants. */
interface ClientCertificates {
  /**
   * Makes sockets that present the certificate of a tenant.
   *
   * @param relayDomain the name in it
   */
  SSLSocketFactory socketFactory(String relayDomain);
}
