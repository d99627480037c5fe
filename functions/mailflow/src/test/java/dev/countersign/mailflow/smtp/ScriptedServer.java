package dev.countersign.mailflow.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server for what no good server does: it follows a script over each connection. */
final class ScriptedServer implements AutoCloseable {
  /** A script that waits for what never comes fails, rather than for ever. */
  private static final int CLIENT_SILENT_MILLIS = 20_000;

  private final ServerSocket listener;
  private final SSLContext tls;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Thread thread;

  /** What to do with the connection. */
  interface Script {
    void run(Conversation conversation) throws IOException;
  }

  ScriptedServer(TestAuthority authority, Script... connections) throws IOException {
    listener = new ServerSocket(0, connections.length, InetAddress.getLoopbackAddress());
    tls = authority.serverContext("localhost");
    thread = new Thread(() -> List.of(connections).forEach(this::serve), "scripted-smtp");
    thread.start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The lines that the client has sent, once the last connection has ended. */
  List<String> heard() throws InterruptedException {
    thread.join();
    return heard;
  }

  private void serve(Script script) {
    try (Socket socket = listener.accept()) {
      script.run(new Conversation(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  final class Conversation {
    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    Conversation(Socket socket) throws IOException {
      this.socket = socket;
      open();
    }

    private void open() throws IOException {
      socket.setSoTimeout(CLIENT_SILENT_MILLIS);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      out = socket.getOutputStream();
    }

    Conversation say(String... lines) throws IOException {
      out.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
      return this;
    }

    Conversation hear() throws IOException {
      String line = in.readLine();
      heard.add(line == null ? "(end)" : line);
      return this;
    }

    /** Hears a command, and after it so many octets. */
    Conversation hearChunk(int octets) throws IOException {
      return hear().hearOctets(octets);
    }

    Conversation hearOctets(int octets) throws IOException {
      char[] chunk = new char[octets];
      for (int read = 0; read < octets; ) {
        int count = in.read(chunk, read, octets - read);
        if (count < 0) {
          heard.add("(end)");
          return this;
        }
        read += count;
      }
      heard.add(new String(chunk));
      return this;
    }

    /** Hears until a line that is only a dot. */
    Conversation hearMessage() throws IOException {
      for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
        heard.add(line);
      }
      return this;
    }

    Conversation startTls() throws IOException {
      SSLSocket secure =
          (SSLSocket) tls.getSocketFactory().createSocket(socket, "localhost", port(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      socket = secure;
      open();
      return this;
    }

    /** Up to the EHLO over TLS, which offers these extensions. */
    Conversation greet(String... extensions) throws IOException {
      say("220 ready").hear().say("250-hello", "250 STARTTLS").hear().say("220 go ahead");
      startTls().hear().say("250-hello");
      for (String extension : extensions) {
        say("250-" + extension);
      }
      return say("250 HELP");
    }
  }
}
