package dev.countersign.onboarding.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.countersign.core.lambda.ApiProblem;
import dev.countersign.signature.InlineImage;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A signature as it is sent. The limits keep it, with its images in base64, inside the 400 KB of a
 * DynamoDB item: 100 + 20 + 200 · 4/3 KB, and some bytes for each image.
 *
 * @param html Mustache template
 * @param text of the text version; may be missing
 * @param images that the HTML refers to; may be missing
 */
record SignatureBody(
    @Nullable String html, @Nullable String text, @Nullable List<@Nullable Image> images) {
  private static final int KB = 1024;
  private static final int MAX_HTML = 100 * KB;
  private static final int MAX_TEXT = 20 * KB;
  private static final int MAX_IMAGES = 200 * KB;
  private static final int MOST_IMAGES = 50;

  /** It becomes part of a Content-ID (RFC 2392) and of a file name. */
  private static final Pattern IMAGE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  /**
   * An image.
   *
   * @param name HTML refers to it as {@code cid:NAME}
   * @param contentBase64 the file
   */
  record Image(@Nullable String name, @Nullable String mediaType, @Nullable String contentBase64) {}

  String requireHtml() {
    if (html == null || html.isBlank()) {
      throw problem("MissingHtml", "Send the signature as html.");
    }
    requireSize(html.getBytes(UTF_8).length, MAX_HTML, "The html");
    return html;
  }

  @Nullable String requireText() {
    if (text == null || text.isBlank()) {
      return null;
    }
    requireSize(text.getBytes(UTF_8).length, MAX_TEXT, "The text");
    return text;
  }

  List<InlineImage> requireImages() {
    if (images != null && images.size() > MOST_IMAGES) {
      throw problem("InvalidImage", "Send at most " + MOST_IMAGES + " images.");
    }
    List<InlineImage> read =
        images == null ? List.of() : images.stream().map(SignatureBody::require).toList();
    requireSize(
        read.stream().mapToInt(image -> image.content().length).sum(),
        MAX_IMAGES,
        "What the images add up to");
    Set<String> names = new HashSet<>();
    if (!read.stream().allMatch(image -> names.add(image.name()))) {
      throw problem("InvalidImage", "Two images have the same name. Give each its own.");
    }
    return read;
  }

  private static InlineImage require(@Nullable Image image) {
    String name = image == null || image.name() == null ? "" : image.name();
    if (image == null || !IMAGE_NAME.matcher(name).matches()) {
      throw problem(
          "InvalidImage",
          "Give each image a name of at most 64 letters, digits, dots, dashes and underscores.");
    }
    String mediaType = image.mediaType() == null ? "" : image.mediaType();
    byte[] content = decode(image.contentBase64());
    if (ImageType.of(mediaType).filter(type -> type.fits(content)).isEmpty()) {
      throw problem(
          "InvalidImage",
          "Send images as PNG, JPEG or GIF files, each with the mediaType that it has: image/png,"
              + " image/jpeg or image/gif.");
    }
    return new InlineImage(name, mediaType, content);
  }

  private static byte[] decode(@Nullable String base64) {
    try {
      return Base64.getDecoder().decode(base64 == null ? "" : base64);
    } catch (IllegalArgumentException e) {
      throw problem("InvalidImage", "Send the file of each image as contentBase64, in base64.");
    }
  }

  private static void requireSize(int bytes, int limit, String what) {
    if (bytes > limit) {
      throw new ApiProblem(
          413,
          "TooLarge",
          what
              + " may have "
              + limit / KB
              + " KB and has "
              + (bytes + KB - 1) / KB
              + ". Nothing was saved; make it smaller.");
    }
  }

  private static ApiProblem problem(String code, String text) {
    return new ApiProblem(400, code, text + " Nothing was saved.");
  }
}
