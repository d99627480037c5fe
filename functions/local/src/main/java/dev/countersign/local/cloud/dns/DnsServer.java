package dev.countersign.local.cloud.dns;

import dev.countersign.local.cloud.http.DaemonThreads;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xbill.DNS.Message;

/** Answers from {@link DnsZone} over UDP and TCP (RFC 1035 section 4.2), at 127.0.0.1. */
public final class DnsServer implements AutoCloseable {
  private static final int MAX_QUERY = 4096;

  /** Section 4.2.1: what fits into an answer if the query does not say more (RFC 6891). */
  private static final int PLAIN_UDP = 512;

  private static final int MAX_TCP = 65_535;

  private final DnsZone zone;
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(2, DaemonThreads.named("dns"));

  public DnsServer(DnsZone zone) {
    this.zone = zone;
    try {
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      tcp = new ServerSocket(0, 0, loopback);
      udp = new DatagramSocket(tcp.getLocalPort(), loopback);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::serveUdp);
    threads.execute(this::serveTcp);
  }

  /** {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + udp.getLocalPort();
  }

  private void serveUdp() {
    DatagramPacket packet = new DatagramPacket(new byte[MAX_QUERY], MAX_QUERY);
    while (!udp.isClosed()) {
      try {
        packet.setLength(MAX_QUERY);
        udp.receive(packet);
        Message query = new Message(Arrays.copyOf(packet.getData(), packet.getLength()));
        byte[] answer = zone.answer(query).toWire(limit(query));
        udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        // Not a query, or closed: the next one counts.
        continue;
      }
    }
  }

  private static int limit(Message query) {
    return query.getOPT() == null ? PLAIN_UDP : query.getOPT().getPayloadSize();
  }

  private void serveTcp() {
    while (!tcp.isClosed()) {
      try (Socket client = tcp.accept()) {
        DataInputStream in = new DataInputStream(client.getInputStream());
        byte[] query = in.readNBytes(in.readUnsignedShort());
        byte[] answer = zone.answer(new Message(query)).toWire(MAX_TCP);
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      } catch (IOException e) {
        continue;
      }
    }
  }

  @Override
  public void close() {
    udp.close();
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
