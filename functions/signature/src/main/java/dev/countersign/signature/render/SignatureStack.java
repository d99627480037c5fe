package dev.countersign.signature.render;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts rendered signatures below one another: signature, banner, disclaimer. */
public final class SignatureStack {

  private SignatureStack() {}

  /**
   * One signature of all. Images of the same name that are not the same get names of their own.
   *
   * @param parts from top to bottom; not empty
   */
  public static RenderedSignature of(List<RenderedSignature> parts) {
    RenderedSignature stack = parts.get(0);
    for (RenderedSignature part : parts.subList(1, parts.size())) {
      stack = below(stack, part);
    }
    return stack;
  }

  private static RenderedSignature below(RenderedSignature above, RenderedSignature part) {
    List<InlineImage> images = new ArrayList<>(above.images());
    String html = part.html();
    for (InlineImage image : part.images()) {
      Optional<InlineImage> known = named(image.name(), images);
      if (known.isEmpty()) {
        images.add(image);
      } else if (!Arrays.equals(known.get().content(), image.content())) {
        String name = freshName(image.name(), images);
        html = ImageReferences.rename(html, image.name(), name);
        images.add(new InlineImage(name, image.mediaType(), image.content()));
      }
    }
    return new RenderedSignature(
        above.version() + " " + part.version(),
        above.html() + html,
        paragraphs(above.text(), part.text()),
        images);
  }

  private static Optional<InlineImage> named(String name, List<InlineImage> images) {
    return images.stream().filter(image -> image.name().equals(name)).findFirst();
  }

  private static String freshName(String name, List<InlineImage> images) {
    int number = 2;
    while (named(number + "-" + name, images).isPresent()) {
      number++;
    }
    return number + "-" + name;
  }

  private static String paragraphs(String above, String below) {
    boolean both = !above.isEmpty() && !below.isEmpty();
    return above + (both ? "\n" : "") + below;
  }
}
