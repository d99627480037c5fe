package dev.countersign.local.microsoft365.graph;

import dev.countersign.local.microsoft365.organization.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Photos of people: half of those with a mailbox have one. */
final class Photos {
  private static final int PIXELS = 96;

  private Photos() {}

  /** A JPEG, always the same for the same person; null if there is none. */
  static byte @Nullable [] jpeg(Person person) {
    int hash = person.id().hashCode();
    if (person.mail() == null || hash % 2 == 0) {
      return null;
    }
    BufferedImage image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(hash & 0xFFFFFF));
    graphics.fillRect(0, 0, PIXELS, PIXELS);
    graphics.setColor(Color.WHITE);
    graphics.fillOval(PIXELS / 3, PIXELS / 6, PIXELS / 3, PIXELS / 3);
    graphics.fillOval(PIXELS / 6, PIXELS * 5 / 9, PIXELS * 2 / 3, PIXELS);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpeg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
