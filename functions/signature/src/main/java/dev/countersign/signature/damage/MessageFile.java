package dev.countersign.signature.damage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A file of mail: one message, or a mailbox as archives and many mail clients keep it (mbox, RFC
 * 4155). Messages of a mailbox keep the line that divides them, which is none of their header's.
 */
final class MessageFile {

  /** Text may begin with From as well: the month and the time make the difference. */
  private static final Pattern DIVIDER =
      Pattern.compile(
          "From \\S+ .*(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\b.*\\d:\\d\\d.*",
          Pattern.DOTALL);

  /** Longer lines divide nothing. */
  private static final int LONGEST_DIVIDER = 400;

  private final InputStream in;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private MessageFile(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Gives each message of the file, one after the other; only one is held. */
  static void forEach(InputStream file, Consumer<byte[]> examined) throws IOException {
    new MessageFile(file).read(examined);
  }

  private void read(Consumer<byte[]> examined) throws IOException {
    boolean mailbox = false;
    boolean afterBlank = true;
    for (boolean first = true; readLine(); first = false) {
      boolean divides = afterBlank && isDivider();
      mailbox = first ? divides : mailbox;
      if (mailbox && divides && !first) {
        examined.accept(message.toByteArray());
        message.reset();
      }
      line.writeTo(message);
      afterBlank = isBlank();
    }
    examined.accept(message.toByteArray());
  }

  /** False at the end of the file. */
  private boolean readLine() throws IOException {
    line.reset();
    int octet = in.read();
    while (octet >= 0) {
      line.write(octet);
      if (octet == '\n') {
        return true;
      }
      octet = in.read();
    }
    return line.size() > 0;
  }

  private boolean isBlank() {
    return line.size() <= 2 && line.toString(ISO_8859_1).isBlank();
  }

  private boolean isDivider() {
    return line.size() <= LONGEST_DIVIDER && DIVIDER.matcher(line.toString(ISO_8859_1)).matches();
  }
}
