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
import java.util.Locale;

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

  private UnsignedMessage(Path original, byte[] header, long headerBytesBefore) {
    this.original = original;
    this.header = header;
    this.headerBytesBefore = headerBytesBefore;
  }

  /** Reads the header only. */
  static UnsignedMessage of(Path original) throws IOException {
    try (InputStream in = Files.newInputStream(original)) {
      List<String> fields = HeaderBlock.fields(in);
      ByteArrayOutputStream header = new ByteArrayOutputStream();
      if (fields.stream().noneMatch(field -> isNamed(field, MailContract.PROCESSED_HEADER))) {
        header.writeBytes(bytes(MARK));
      }
      fields.stream()
          .filter(field -> !isNamed(field, MailContract.TENANT_HEADER))
          .forEach(field -> header.writeBytes(bytes(field)));
      long before = fields.stream().mapToLong(String::length).sum();
      return new UnsignedMessage(original, header.toByteArray(), before);
    }
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

  /** To be returned for a reason that the ledger keeps. */
  OutgoingMessage because(String decision) {
    return new OutgoingMessage(this, decision, null, "");
  }

  private static boolean isNamed(String field, String name) {
    int colon = field.indexOf(':');
    return colon > 0
        && field
            .substring(0, colon)
            .strip()
            .toLowerCase(Locale.ROOT)
            .equals(name.toLowerCase(Locale.ROOT));
  }

  private static byte[] bytes(String octets) {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }
}
