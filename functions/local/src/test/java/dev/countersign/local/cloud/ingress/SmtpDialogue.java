package dev.countersign.local.cloud.ingress;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Speaks SMTP line by line. */
final class SmtpDialogue implements AutoCloseable {
  private final SSLContext trust;
  private Socket socket;
  private BufferedReader in;

  SmtpDialogue(int port, SSLContext trust) throws IOException {
    this.trust = trust;
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.in = reader(socket);
    read();
  }

  /** Sends a line and gives the whole answer. */
  String say(String line) throws IOException {
    write(line + "\r\n");
    return read();
  }

  void write(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  String startTls(String hostName) throws IOException {
    say("EHLO exchange.example");
    String answer = say("STARTTLS");
    SSLSocket tls =
        (SSLSocket) trust.getSocketFactory().createSocket(socket, hostName, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    socket = tls;
    in = reader(tls);
    return answer;
  }

  String read() throws IOException {
    StringBuilder answer = new StringBuilder();
    String line = in.readLine();
    while (line != null && line.length() > 3 && line.charAt(3) == '-') {
      answer.append(line).append('\n');
      line = in.readLine();
    }
    return answer.append(line).toString();
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
