package dev.countersign.signature.render;

import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;

/** Renders templates for a person of the sample directory. */
final class Rendering {
  static final Renderer RENDERER = new Renderer();

  static final Map<String, String> ADA =
      Map.of(
          "displayName", "Ada Köhler",
          "givenName", "Ada",
          "jobTitle", "Head of R&D",
          "mail", "ada@brightwater.example",
          "businessPhone", "+49 (341) 12 34-5",
          "city", "Leipzig");

  private Rendering() {}

  static RenderedSignature render(String html, Map<String, String> fields) {
    return RENDERER.render(SignatureTemplate.parse("main:1", html, null, List.of()), fields);
  }

  /** Without the marker and the element around it. */
  static String inner(String html) {
    return inner(html, ADA);
  }

  static String inner(String html, Map<String, String> fields) {
    String whole = render(html, fields).html();
    return whole.substring(whole.indexOf("</a>") + 4, whole.length() - "</div>".length());
  }

  static String text(String html) {
    return render(html, ADA).text();
  }
}
