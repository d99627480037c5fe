package dev.countersign.local;

import dev.countersign.local.tls.Identity;
import dev.countersign.local.tls.LocalAuthority;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a deployed function finds on its machine: names that resolve, and authorities to trust. Both
 * are the JVM's own settings, so the functions need none for running locally.
 */
public final class LocalMachine {
  private static final int FIRST_PORT = 20_000;

  /** On Linux; elsewhere it is higher. */
  private static final int FIRST_OUTGOING_PORT = 32_768;

  private LocalMachine() {}

  /**
   * Makes names such as {@code ….mail.protection.outlook.com} lead to this machine, and every other
   * name nowhere. Has to come before the first use of the network.
   */
  public static void resolveNames() {
    try (InputStream names = LocalMachine.class.getResourceAsStream("hosts")) {
      if (names == null) {
        throw new IllegalStateException("The file of host names is missing.");
      }
      Path hosts = temporary("hosts");
      Files.write(hosts, names.readAllBytes());
      System.setProperty("jdk.net.hosts.file", hosts.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes TLS clients of this JVM trust an authority, and no other. */
  public static void trust(LocalAuthority authority) {
    try {
      Path store = temporary("trust");
      authority.writeTrustStore(store);
      System.setProperty("javax.net.ssl.trustStore", store.toString());
      System.setProperty("javax.net.ssl.trustStorePassword", Identity.PASSWORD);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A port that nobody listens at, below those that systems give to outgoing connections: until it
   * is listened at none of these takes it.
   */
  public static int freePort() {
    int port;
    do {
      port = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_OUTGOING_PORT);
    } while (!isFree(port));
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (BindException taken) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a resource beside this class. */
  public static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  /** The bytes of a resource beside this class. */
  public static byte[] bytes(String resource) {
    try (InputStream in = LocalMachine.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no resource " + resource + ".");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary(String name) throws IOException {
    Path file = Files.createTempFile("countersign-", "-" + name);
    file.toFile().deleteOnExit();
    return file;
  }
}
