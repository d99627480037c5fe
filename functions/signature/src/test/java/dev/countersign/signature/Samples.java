package dev.countersign.signature;

import java.util.Base64;
import java.util.List;
import java.util.Set;

/** Signatures and marks that the tests share. */
final class Samples {
  static final Marks MARKS =
      new Marks(List.of("X-Countersign-Processed: 1"), Set.of("X-Countersign-Tenant"));
  private static final byte[] LOGO =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJ"
                  + "RU5ErkJggg==");

  private Samples() {}

  static Stamp stamp(String signature) {
    return new Stamp(signature(signature), MARKS);
  }

  static RenderedSignature signature(String name) {
    return switch (name) {
      case "plain" ->
          new RenderedSignature("plain-1", html("Ada Example"), text("Ada Example"), List.of());
      case "umlaut" ->
          new RenderedSignature(
              "umlaut-1", html("Jürgen Łukasz – 株"), text("Jürgen Łukasz – €"), List.of());
      case "cyrillic" ->
          new RenderedSignature("cyrillic-1", html("Ада Пример"), text("Ада Пример"), List.of());
      case "images" ->
          new RenderedSignature(
              "images-1",
              html("<img src=\"cid:logo.png\" alt=\"\">Ada Example"),
              text("Ada Example"),
              List.of(
                  new InlineImage("logo.png", "image/png", LOGO),
                  new InlineImage("unused.png", "image/png", LOGO)));
      case "html-only" -> new RenderedSignature("html-1", html("Ada Example"), "", List.of());
      case "text-only" -> new RenderedSignature("text-1", "", text("Ada Example"), List.of());
      default -> throw new IllegalArgumentException("No sample signature is called " + name);
    };
  }

  private static String html(String name) {
    return "<div class=\"signature\">\n<p>" + name + "</p>\n<p>Brightwater Instruments</p>\n</div>";
  }

  private static String text(String name) {
    return "-- \n" + name + "\nBrightwater Instruments\n";
  }
}
