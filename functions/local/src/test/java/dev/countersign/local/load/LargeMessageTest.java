package dev.countersign.local.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.countersign.core.connection.MailContract;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.lambda.Environment;
import dev.countersign.core.ledger.MessageLedger;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.local.LocalMachine;
import dev.countersign.local.cli.demo.SignedMessage;
import dev.countersign.local.cli.demo.Verification;
import dev.countersign.local.cloud.lambda.Functions;
import dev.countersign.local.cloud.lambda.LambdaFunction;
import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.tls.LocalAuthority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest message that SES takes, for as many recipients, through the whole loop. */
class LargeMessageTest {
  private static final Path ROOT = Path.of(System.getProperty("countersign.root", "../.."));
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MEGABYTE = 1024 * 1024;

  /** SES's limit, and one of its Received fields. */
  private static final int SIZE = 40 * MEGABYTE - 4096;

  /** Less than the message; a function that kept it whole would end with OutOfMemoryError. */
  private static final int HEAP_MEGABYTES = 32;

  private static final byte[] LINE = ("QUJD".repeat(19) + "\r\n").getBytes(US_ASCII);
  private static final List<String> RECIPIENTS =
      IntStream.range(0, 100).mapToObj(i -> "r" + i + "@example.net").toList();

  @Test
  void signs40MegabytesFor100RecipientsInAHeapThatIsSmaller(@TempDir Path folder)
      throws IOException {
    LocalAuthority authority = new LocalAuthority(Clock.systemUTC());
    LocalMachine.trust(authority);
    try (KeepingSink sink =
            new KeepingSink(authority.sslContext(authority.issue(LoadedCloud.EXCHANGE)));
        LoadedCloud cloud = LoadedCloud.start(ROOT, authority, sink.port(), false)) {
      bound(cloud, "AcceptMessage", folder);
      bound(cloud, "RelayMessage", folder);
      byte[] message = message(cloud.target("large").header());
      try (LoadConnection connection =
          new LoadConnection(
              cloud.target("large"), authority.sslContext(null).getSocketFactory())) {
        connection.send(LoadMessage.SENDER, RECIPIENTS, message);
      }

      Environment environment = environment(cloud);
      MessageLedger ledger = Tables.of(environment).ledger();
      String bucket = environment.require("MESSAGES_BUCKET");
      String key = onlyKey(cloud.cloud().buckets(), bucket);
      MessageRecord entry = await().atMost(LIMIT).until(() -> entry(ledger, key), this::isReturned);

      assertThat(entry.recipients()).extracting(RecipientOutcome::address).isEqualTo(RECIPIENTS);
      assertThat(entry.attempts()).isEqualTo(1);
      assertThat(sink.recipients()).containsExactly(RECIPIENTS);
      byte[] accepted = cloud.cloud().buckets().get(bucket, key).bytes();
      Verification.check(
          new SignedMessage("large", message, accepted, sink.message(), RECIPIENTS.get(0), entry));
    }
  }

  @Test
  void nothingIsRoutedThatGrowsBeyondWhatTheIngressTakes() throws IOException {
    Matcher limit =
        Pattern.compile("MaxMessageSizeBytes: (\\d+)")
            .matcher(Files.readString(ROOT.resolve("template.yaml")));
    assertThat(limit.find()).isTrue();

    // Base64 with its line ends (RFC 2045, section 6.8), and a header as large as Exchange takes.
    long grown = MailContract.MAX_ROUTED_BYTES * 4 / 3 * 78 / 76 + 256 * 1024;
    assertThat(grown).isLessThan(Long.parseLong(limit.group(1)));
    assertThat((long) SIZE).isGreaterThan(grown);
  }

  private static void bound(LoadedCloud cloud, String name, Path folder) {
    Functions functions = cloud.cloud().functions();
    LambdaFunction function = functions.function(name);
    functions.deploy(
        function,
        () ->
            new FunctionInBoundedHeap(function, cloud.cloud().endpoints(), HEAP_MEGABYTES, folder));
  }

  private static Environment environment(LoadedCloud cloud) {
    return new Environment(cloud.cloud().functions().function("RelayMessage").environment());
  }

  private static String onlyKey(Buckets buckets, String bucket) {
    Set<String> keys = buckets.list(bucket, "").keySet();
    assertThat(keys).hasSize(1);
    return keys.iterator().next();
  }

  private static @Nullable MessageRecord entry(MessageLedger ledger, String key) {
    return ledger.find(key.substring(key.indexOf('/') + 1)).orElse(null);
  }

  private boolean isReturned(@Nullable MessageRecord entry) {
    return entry != null && entry.state() == MessageState.RETURNED;
  }

  private static byte[] message(String header) {
    ByteArrayOutputStream message = new ByteArrayOutputStream(SIZE + LINE.length);
    message.writeBytes(
        (header
                + "From: Lena Hoffmann <"
                + LoadMessage.SENDER
                + ">\r\nMessage-ID: <large@brightwater.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"=_large\"\r\n\r\n--=_large\r\n"
                + "Content-Type: text/html; charset=utf-8\r\n\r\n<p>The film.</p>\r\n--=_large\r\n"
                + "Content-Type: video/mp4\r\nContent-Disposition: attachment\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n")
            .getBytes(US_ASCII));
    while (message.size() < SIZE) {
      message.writeBytes(LINE);
    }
    message.writeBytes("\r\n--=_large--\r\n".getBytes(US_ASCII));
    return message.toByteArray();
  }
}
