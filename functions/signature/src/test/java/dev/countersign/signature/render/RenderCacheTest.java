package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenderCacheTest {

  private final RenderCache cache = new RenderCache(new Renderer(), 2);
  private final SignatureTemplate template =
      SignatureTemplate.parse("main:1", "{{city}}", null, List.of());

  private RenderedSignature render(String user) {
    return cache.render(user, "main:1", () -> template, Map.of("city", "Leipzig"));
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
            Map.of("city", "Leipzig"));

    assertThat(signature.text()).isEqualTo("Leipzig\n");
  }

  @Test
  void rendersAnewWhenAFieldChanges() {
    render("ada");

    assertThat(cache.render("ada", "main:1", () -> template, Map.of("city", "Ulm")).text())
        .isEqualTo("Ulm\n");
  }

  @Test
  void rendersAnewWhenTheTemplateChanges() {
    render("ada");
    SignatureTemplate changed = SignatureTemplate.parse("main:2", "In {{city}}", null, List.of());

    assertThat(cache.render("ada", "main:2", () -> changed, Map.of("city", "Ulm")).text())
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
