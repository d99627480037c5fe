package dev.countersign.local.microsoft365.mail;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/** Where the host names of the outside world really are. */
@FunctionalInterface
public interface Network {

  /** The address to connect to for a host and the port that its protocol has in the real world. */
  InetSocketAddress resolve(String host, int port) throws UnknownHostException;
}
