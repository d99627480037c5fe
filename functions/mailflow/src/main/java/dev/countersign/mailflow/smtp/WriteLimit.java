package dev.countersign.mailflow.smtp;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends writing to a server that has stopped reading. A socket has a time-out for reading only, so
 * it is closed under the writer.
 */
final class WriteLimit {
  private final Socket socket;
  private final Duration limit;
  private volatile boolean failed;

  /**
   * @param socket the one below TLS: closing TLS waits for who is writing
   */
  WriteLimit(Socket socket, Duration limit) {
    this.socket = socket;
    this.limit = limit;
  }

  /** What may have to wait for the server. */
  interface Write {
    void run() throws IOException;
  }

  /** Writes to {@code out}, each block within the limit. */
  OutputStream around(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int octet) throws IOException {
        within(() -> out.write(octet));
      }

      @Override
      public void write(byte[] octets, int offset, int length) throws IOException {
        within(() -> out.write(octets, offset, length));
      }
    };
  }

  /**
   * Runs what may have to wait for the server.
   *
   * @throws SocketTimeoutException if it waited for too long; the connection is closed then
   */
  void within(Write write) throws IOException {
    CompletableFuture<Void> written =
        new CompletableFuture<Void>().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    written.whenComplete((done, late) -> closeIf(late));
    try {
      write.run();
    } catch (IOException e) {
      failed = true;
      throw written.complete(null) ? e : stoppedReading(e);
    }
    if (!written.complete(null)) {
      throw stoppedReading(null);
    }
  }

  /** Whether something could not be written: nothing can be any more. */
  boolean hasFailed() {
    return failed;
  }

  private void closeIf(@Nullable Throwable late) {
    if (late != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // Then the writer waits on, until Lambda ends the function.
      }
    }
  }

  private static SocketTimeoutException stoppedReading(@Nullable IOException cause) {
    SocketTimeoutException stopped = new SocketTimeoutException("The server has stopped reading.");
    stopped.initCause(cause);
    return stopped;
  }
}
