package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The photo of a sender as one of the images of a signature. Its name begins with a character that
 * names of a template's own images do not begin with.
 */
final class SenderPhoto {
  /** What the field {@link DirectoryFields#PHOTO} stands for. */
  static final String URL = "cid:_photo.jpg";

  private static final String NAME = URL.substring("cid:".length());

  private SenderPhoto() {}

  /** The fields, and where the photo is if there is one. */
  static Map<String, String> fields(Map<String, String> fields, @Nullable InlineImage photo) {
    Map<String, String> all = new HashMap<>(fields);
    all.remove(DirectoryFields.PHOTO);
    if (photo != null) {
      all.put(DirectoryFields.PHOTO, URL);
    }
    return all;
  }

  /** The images, and the photo if there is one. */
  static List<InlineImage> images(List<InlineImage> images, @Nullable InlineImage photo) {
    List<InlineImage> all = new ArrayList<>(images);
    if (photo != null) {
      all.add(new InlineImage(NAME, photo.mediaType(), photo.content()));
    }
    return all;
  }
}
