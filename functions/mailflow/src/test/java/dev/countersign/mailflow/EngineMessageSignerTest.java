package dev.countersign.mailflow;

import static dev.countersign.mailflow.Samples.LENA;
import static dev.countersign.mailflow.Samples.SUBSCRIPTION;
import static dev.countersign.mailflow.Samples.TENANT_VALUE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.core.directory.Person;
import dev.countersign.core.directory.Photo;
import dev.countersign.core.dynamodb.DynamoDbConnectionStore;
import dev.countersign.core.dynamodb.DynamoDbDirectoryStore;
import dev.countersign.core.dynamodb.DynamoDbPhotoStore;
import dev.countersign.core.dynamodb.DynamoDbSignatureStore;
import dev.countersign.core.dynamodb.LocalTables;
import dev.countersign.core.dynamodb.Tables;
import dev.countersign.core.ledger.MessageRecord;
import dev.countersign.core.ledger.MessageState;
import dev.countersign.core.ledger.Progress;
import dev.countersign.core.ledger.RecipientOutcome;
import dev.countersign.core.signature.SavedSignature;
import dev.countersign.core.signature.SignatureIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineMessageSignerTest {
  private static final String SECRET = "X-Countersign-Tenant: " + TENANT_VALUE + "\r\n";
  private static final String MARK = "X-Countersign-Processed: 1\r\n";
  private static final SavedSignature SIGNATURE =
      new SavedSignature("v1", "<p>{{displayName}}, {{jobTitle}}</p>", null, List.of());

  private final Tables tables = LocalTables.fresh();
  private final DynamoDbDirectoryStore directory = new DynamoDbDirectoryStore(tables.directory());
  private final DynamoDbSignatureStore signatures = new DynamoDbSignatureStore(tables.signatures());
  private final Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private final EngineMessageSigner signer = new EngineMessageSigner(tables.lookup(clock), clock);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit fills it
  private Path folder;

  @BeforeEach
  void fill() {
    directory.save(
        SUBSCRIPTION,
        new Person("1", Set.of(LENA), Map.of("displayName", "Lena Hoffmann", "jobTitle", "Sales")));
    new DynamoDbConnectionStore(tables.subscriptions()).save(Samples.connection());
    signatures.save(SUBSCRIPTION, SignatureIds.DEFAULT, SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"outlook-reply.eml", "iphone.eml", "plain-text.eml"})
  void signsWithTheSendersData(String name) throws IOException {
    String message = new String(Samples.bytes(name), ISO_8859_1);
    OutgoingMessage outgoing = only(signer, from(LENA, LENA), file(SECRET + message));

    assertThat(outgoing.decision()).isEqualTo("STAMPED");
    assertThat(outgoing.signatureVersion()).isEqualTo("DEFAULT:v1");
    assertThat(written(outgoing))
        .startsWith(MARK)
        .contains("Lena Hoffmann, Sales")
        .doesNotContainIgnoringCase("X-Countersign-Tenant");
    assertThat(undone(written(outgoing), outgoing.edits(), SECRET + message))
        .as("every octet outside the edits")
        .isEqualTo(SECRET + message);
  }

  @Test
  void embedsThePhotoOfTheSender() throws IOException {
    signatures.save(
        SUBSCRIPTION,
        SignatureIds.DEFAULT,
        new SavedSignature(
            "v1", "<p><img src=\"{{photo}}\"></p><p>{{displayName}}</p>", null, List.of()));
    byte[] photo = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 7};
    new DynamoDbPhotoStore(tables.directory())
        .save(SUBSCRIPTION, Map.of("1", new Photo("etag", "image/jpeg", photo)));
    Person lena = directory.findByAddress(SUBSCRIPTION, LENA).orElseThrow();
    directory.save(SUBSCRIPTION, lena.withPhoto("etag"));
    String message = "From: " + LENA + "\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>\r\n";

    String signed = written(only(signer, from(LENA, LENA), file(message)));
    assertThat(signed)
        .contains("Content-Type: image/jpeg; name=\"_photo.jpg\"", "<img src=\"cid:image1.")
        .contains(Base64.getEncoder().encodeToString(photo));

    directory.save(SUBSCRIPTION, lena);
    EngineMessageSigner later = new EngineMessageSigner(tables.lookup(clock), clock);
    assertThat(written(only(later, from(LENA, LENA), file(message))))
        .contains("<p>Lena Hoffmann</p>")
        .doesNotContain("<img", "image/jpeg");
  }

  @Test
  void returnsUnsignedWhoIsNotInTheDirectory() throws IOException {
    assertUnsigned(from(LENA, "nobody@brightwater.example"), "sender not in the directory");
  }

  @Test
  void returnsUnsignedWhatHasTheNullSender() throws IOException {
    assertUnsigned(from("", LENA), "null sender");
  }

  @Test
  void returnsUnsignedWhileNoSignatureIsSaved() throws IOException {
    signatures.remove(SUBSCRIPTION, SignatureIds.DEFAULT);
    OutgoingMessage outgoing = only(signer, from(LENA, LENA), file(SECRET + "\r\nx\r\n"));
    assertThat(outgoing.decision()).isEqualTo("UNSIGNED: no signature saved");
  }

  @Test
  void takesTheSecretOutOfHeadersThatTheEngineDoesNotRead() throws IOException {
    String broken = "From: " + LENA + "\r\nno colon here\r\n" + SECRET + "\r\nbody\r\n";
    OutgoingMessage outgoing = only(signer, from(LENA, LENA), file(broken));

    assertThat(outgoing.signatureVersion()).isNull();
    assertThat(written(outgoing)).isEqualTo(MARK + broken.replace(SECRET, ""));
    assertThat(undone(written(outgoing), outgoing.edits(), broken)).isEqualTo(broken);
  }

  private void assertUnsigned(MessageRecord entry, String reason) throws IOException {
    String message = new String(Samples.bytes("plain-text.eml"), ISO_8859_1);
    OutgoingMessage outgoing = only(signer, entry, file(SECRET + message));

    assertThat(outgoing.decision()).isEqualTo("UNSIGNED: " + reason);
    assertThat(outgoing.signatureVersion()).isNull();
    assertThat(written(outgoing)).isEqualTo(MARK + message);
  }

  private static OutgoingMessage only(
      EngineMessageSigner signer, MessageRecord entry, Path original) throws IOException {
    List<OutgoingMessage> copies = signer.sign(entry, original);
    assertThat(copies).hasSize(1);
    assertThat(copies.get(0).recipients()).containsExactly("ann@example.net");
    return copies.get(0);
  }

  private static MessageRecord from(String mailFrom, String sender) {
    return new MessageRecord(
        Samples.MESSAGE_ID,
        SUBSCRIPTION,
        mailFrom,
        List.of(RecipientOutcome.pending("ann@example.net")),
        sender,
        null,
        Instant.EPOCH,
        MessageState.ACCEPTED,
        null,
        null,
        null,
        Progress.begin(Instant.EPOCH, Instant.EPOCH));
  }

  private Path file(String message) throws IOException {
    return Files.write(folder.resolve("message.eml"), message.getBytes(ISO_8859_1));
  }

  private static String written(OutgoingMessage outgoing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    outgoing.content().writeTo(out);
    assertThat(outgoing.content().size()).isEqualTo(out.size());
    return out.toString(ISO_8859_1);
  }

  /** Takes the edits back; what was removed comes from the original. */
  private static String undone(String written, String edits, String original) {
    StringBuilder before = new StringBuilder();
    int at = 0;
    int originalAt = 0;
    for (String edit : edits.split(",", -1)) {
      String[] numbers = edit.split("[-+]", -1);
      int offset = Integer.parseInt(numbers[0]);
      int removed = Integer.parseInt(numbers[1]);
      before.append(written, at, at + offset - originalAt);
      before.append(original, offset, offset + removed);
      at += offset - originalAt + Integer.parseInt(numbers[2]);
      originalAt = offset + removed;
    }
    return before.append(written.substring(at)).toString();
  }
}
