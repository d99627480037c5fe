package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderCacheTest {

  private final RenderCache cache = new RenderCache(new Renderer(), 2);
  private final SignatureTemplate template =
      SignatureTemplate.parse("main:1", "{{city}}", null, List.of());

  private RenderedSignature render(String user) {
    return cache.render(user, "main:1", () -> template, Map.of("city", "Leipzig"), null);
  }

  @Test
  void keepsWhatItRendered() {
    assertThat(render("ada")).isSameAs(render("ada"));
    assertThat(render("ada")).isNotSameAs(render("bob"));
  }

  @Test
  void asksForTheTemplateOnlyWhenItRenders() {
    render("ada");

    RenderedSignature signature =
        cache.render(
            "ada",
            "main:1",
            () -> {
              throw new AssertionError("asked for the template");
            },
            Map.of("city", "Leipzig"),
            null);

    assertThat(signature.text()).isEqualTo("Leipzig\n");
  }

  @Test
  void rendersAnewWhenAFieldChanges() {
    render("ada");

    assertThat(cache.render("ada", "main:1", () -> template, Map.of("city", "Ulm"), null).text())
        .isEqualTo("Ulm\n");
  }

  @Test
  void rendersAnewWhenThePhotoChanges() {
    SignatureTemplate shown =
        SignatureTemplate.parse("main:1", "<img src=\"{{photo}}\">", null, List.of());
    RenderedSignature first = cache.render("ada", "main:1", () -> shown, Map.of(), photo(1));

    assertThat(cache.render("ada", "main:1", () -> shown, Map.of(), photo(1))).isSameAs(first);
    assertThat(cache.render("ada", "main:1", () -> shown, Map.of(), photo(2)).images())
        .extracting(InlineImage::content)
        .containsExactly(new byte[] {2});
    assertThat(cache.render("ada", "main:1", () -> shown, Map.of(), null).images()).isEmpty();
  }

  private static InlineImage photo(int content) {
    return new InlineImage("photo", "image/jpeg", new byte[] {(byte) content});
  }

  @Test
  void rendersAnewWhenTheTemplateChanges() {
    render("ada");
    SignatureTemplate changed = SignatureTemplate.parse("main:2", "In {{city}}", null, List.of());

    assertThat(cache.render("ada", "main:2", () -> changed, Map.of("city", "Ulm"), null).text())
        .isEqualTo("In Ulm\n");
  }

  @Test
  void forgetsTheOneUsedLongestAgo() {
    RenderedSignature ada = render("ada");
    RenderedSignature bob = render("bob");
    assertThat(render("ada")).isSameAs(ada);

    render("eve");

    assertThat(render("ada")).isSameAs(ada);
    assertThat(render("bob")).isNotSameAs(bob);
  }
}
