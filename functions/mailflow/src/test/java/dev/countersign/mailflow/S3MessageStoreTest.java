package dev.countersign.mailflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Messages whose transfer ends early. */
class S3MessageStoreTest {
  private static final byte[] MESSAGE =
      "Subject: x\r\n\r\nOne line.\r\nAnother one.\r\n".getBytes(StandardCharsets.US_ASCII);

  private HttpServer s3;
  private int sent = MESSAGE.length;

  @BeforeEach
  void start() throws IOException {
    s3 = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    s3.createContext(
        "/",
        request -> {
          request.sendResponseHeaders(200, MESSAGE.length);
          request.getResponseBody().write(MESSAGE, 0, sent);
          // Otherwise JDK 25 would not even send the header.
          request.getResponseBody().flush();
          request.close();
        });
    s3.start();
  }

  @AfterEach
  void stop() {
    s3.stop(0);
  }

  @Test
  void readsAWholeMessage() throws IOException {
    try (InputStream message = store().open("id1")) {
      assertThat(message.readAllBytes()).isEqualTo(MESSAGE);
    }
  }

  /** It would be signed, and Exchange would take it for whole. */
  @Test
  void aMessageThatEndsEarlyIsNoMessage() throws IOException {
    sent = 24;
    try (InputStream message = store().open("id1")) {
      assertThatIOException().isThrownBy(message::readAllBytes);
    }
  }

  private MessageStore store() {
    return new S3MessageStore(
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .endpointOverride(URI.create("http://127.0.0.1:" + s3.getAddress().getPort()))
            .forcePathStyle(true)
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .build(),
        "mail",
        "incoming/");
  }
}
