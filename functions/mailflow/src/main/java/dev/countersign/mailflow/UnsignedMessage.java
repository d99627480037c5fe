package dev.countersign.mailflow;

import dev.countersign.core.connection.MailContract;
import dev.countersign.mailflow.smtp.MessageContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;

/**
 * A message as it came, without the tenant's secret and marked as processed. Depends on nothing
 * that may fail in the engine: this is what is left when the engine does.
 */
final class UnsignedMessage implements MessageContent {
  private static final String MARK =
      MailContract.PROCESSED_HEADER + ": " + MailContract.PROCESSED_VALUE + "\r\n";

  private final Path original;
  private final byte[] header;
  private final long headerBytesBefore;
  private final String edits;

  private UnsignedMessage(Path original, byte[] header, long headerBytesBefore, String edits) {
    this.original = original;
    this.header = header;
    this.headerBytesBefore = headerBytesBefore;
    this.edits = edits;
  }

  /** Reads the header only. */
  static UnsignedMessage of(Path original) throws IOException {
    try (InputStream in = Files.newInputStream(original)) {
      return of(original, HeaderBlock.fields(in));
    }
  }

  private static UnsignedMessage of(Path original, List<String> fields) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    StringJoiner edits = new StringJoiner(",");
    if (fields.stream()
        .noneMatch(field -> HeaderBlock.isNamed(field, MailContract.PROCESSED_HEADER))) {
      header.writeBytes(bytes(MARK));
      edits.add("0-0+" + MARK.length());
    }
    long offset = 0;
    for (String field : fields) {
      if (HeaderBlock.isNamed(field, MailContract.TENANT_HEADER)) {
        edits.add(offset + "-" + field.length() + "+0");
      } else {
        header.writeBytes(bytes(field));
      }
      offset += field.length();
    }
    return new UnsignedMessage(original, header.toByteArray(), offset, edits.toString());
  }

  @Override
  public long size() {
    return header.length + original.toFile().length() - headerBytesBefore;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(header);
    try (InputStream in = Files.newInputStream(original)) {
      in.skipNBytes(headerBytesBefore);
      in.transferTo(out);
    }
  }

  /** To be returned for a reason that the ledger keeps; for nobody yet. */
  OutgoingMessage because(String decision) {
    return new OutgoingMessage(List.of(), this, decision, null, edits);
  }

  private static byte[] bytes(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }
}
