package dev.countersign.mailflow.smtp;

import javax.net.ssl.SSLSocketFactory;

/**
 * Where to, and as whom.
 *
 * @param host the server; its certificate must be for this name
 * @param ehloName fully-qualified name that this client calls itself
 * @param tls makes sockets that present the client certificate
 */
public record SmtpRoute(String host, int port, String ehloName, SSLSocketFactory tls) {}
