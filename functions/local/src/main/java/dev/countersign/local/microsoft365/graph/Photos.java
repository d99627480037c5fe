package dev.countersign.local.microsoft365.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.local.microsoft365.organization.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * Photos of people: half of those with a mailbox have one. They are not in {@link
 * dev.countersign.local.microsoft365.organization.Directory}, because no delta query tells of them.
 */
public final class Photos {
  /** The sizes that Exchange makes of a photo, as far as the photo is that large. */
  private static final List<Integer> SIZES = List.of(48, 64, 96, 120, 240, 360, 432, 504, 648);

  private static final int USUAL = 240;

  private final Map<String, Photo> chosen = new ConcurrentHashMap<>();

  /**
   * A photo.
   *
   * @param pixels of its longer side; 0 if there is none
   * @param version of what it shows
   */
  record Photo(int pixels, String version) {
    /** As Graph gives it in the photo's metadata. */
    String etag() {
      return "\"" + UUID.nameUUIDFromBytes((pixels + version).getBytes(UTF_8)) + "\"";
    }

    boolean hasSize(int size) {
      return SIZES.contains(size) && size <= pixels;
    }

    /** A JPEG, always the same for the same photo. */
    byte[] jpeg(int size) {
      BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      graphics.setColor(new Color(version.hashCode() & 0xFFFFFF));
      graphics.fillRect(0, 0, size, size);
      graphics.setColor(Color.WHITE);
      graphics.fillOval(size / 3, size / 6, size / 3, size / 3);
      graphics.fillOval(size / 6, size * 5 / 9, size * 2 / 3, size);
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

  /**
   * Gives somebody another photo.
   *
   * @param pixels 0 to take it away
   * @param version says what it shows
   */
  public void put(String personId, int pixels, String version) {
    chosen.put(personId, new Photo(pixels, version));
  }

  /** Null if there is none. */
  @Nullable Photo of(Person person) {
    Photo photo =
        chosen.getOrDefault(person.id(), new Photo(hasOneAnyway(person) ? USUAL : 0, person.id()));
    return photo.pixels() == 0 ? null : photo;
  }

  private static boolean hasOneAnyway(Person person) {
    return person.mail() != null && person.id().hashCode() % 2 != 0;
  }

  /** Whether somebody has a photo. */
  public boolean has(Person person) {
    return Objects.nonNull(of(person));
  }
}
