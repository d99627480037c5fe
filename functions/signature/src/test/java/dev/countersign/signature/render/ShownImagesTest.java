package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the images of a signature are named in its HTML. */
class ShownImagesTest {
  private static final InlineImage LOGO =
      new InlineImage("logo", "image/png", new byte[] {1, 2, 3});
  private static final InlineImage LOGO_2 = new InlineImage("logo-2", "image/gif", new byte[] {4});

  @Test
  void theSchemeMayBeInUpperCase() {
    RenderedSignature signature = rendered("<img src=\"CID:logo\"><p>{{jobTitle}}</p>");

    assertThat(signature.images()).containsExactly(LOGO);
    assertThat(signature.html()).contains("<img src=\"cid:logo\">", "<p>CID:4711</p>");
  }

  @Test
  void anHtmlForTheBrowserHasTheImagesInIt() {
    RenderedSignature signature =
        rendered("<img src=\"cid:logo-2\"><img src=\"cid:logo\"><p>{{jobTitle}}</p>");

    assertThat(DataUrls.html(signature))
        .contains("<img src=\"data:image/gif;base64,BA==\">")
        .contains("<img src=\"data:image/png;base64,AQID\">")
        .contains("<p>CID:4711</p>");
  }

  private static RenderedSignature rendered(String html) {
    SignatureTemplate template =
        SignatureTemplate.parse("main:1", html, null, List.of(LOGO, LOGO_2));
    return new Renderer().render(template, Map.of("jobTitle", "CID:4711"));
  }
}
