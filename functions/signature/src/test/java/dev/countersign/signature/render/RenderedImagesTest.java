package dev.countersign.signature.render;

import static dev.countersign.signature.render.Rendering.ADA;
import static dev.countersign.signature.render.Rendering.RENDERER;
import static dev.countersign.signature.render.Rendering.inner;
import static dev.countersign.signature.render.Rendering.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The images that go with a signature, and the photo of a sender. */
class RenderedImagesTest {
  @Test
  void carriesTheImagesThatAreShownAndNoOthers() {
    InlineImage logo = new InlineImage("logo.png", "image/png", new byte[] {1});
    InlineImage phone = new InlineImage("phone.png", "image/png", new byte[] {2});
    InlineImage other = new InlineImage("other.png", "image/png", new byte[] {3});
    SignatureTemplate template =
        SignatureTemplate.parse(
            "main:1",
            "<img src=\"cid:logo.png\"><br><img src='cid:phone.png'> {{mobilePhone}}",
            null,
            List.of(logo, phone, other));

    assertThat(RENDERER.render(template, ADA).images()).containsExactly(logo);
  }

  @Test
  void embedsThePhotoOfASender() {
    InlineImage photo = new InlineImage("any", "image/png", new byte[] {7});
    InlineImage logo = new InlineImage("logo.png", "image/png", new byte[] {1});
    SignatureTemplate template =
        SignatureTemplate.parse(
            "main:1",
            "<p><img src=\"{{photo}}\" width=\"96\"></p><img src=\"cid:logo.png\">",
            null,
            List.of(logo));
    RenderedSignature signature = RENDERER.render(template, ADA, photo);

    assertThat(signature.html()).contains("<img src=\"cid:_photo.jpg\" width=\"96\">");
    assertThat(signature.images())
        .containsExactly(logo, new InlineImage("_photo.jpg", "image/png", photo.content()));
  }

  @Test
  void carriesNoPhotoThatIsNotShown() {
    InlineImage photo = new InlineImage("any", "image/jpeg", new byte[] {7});
    SignatureTemplate template = SignatureTemplate.parse("main:1", "<p>x</p>", null, List.of());
    assertThat(RENDERER.render(template, ADA, photo).images()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<p><img src=\"{{photo}}\"></p><p>{{city}}</p>|<p>Leipzig</p>",
        "<img src=\"{{photo}}\"><br>{{city}}|Leipzig",
        "<table><tr><td><img src=\"{{photo}}\"></td></tr><tr><td>{{city}}</td></tr></table>|"
            + "<table><tbody><tr><td>Leipzig</td></tr></tbody></table>",
        "{{#photo}}<hr>{{/photo}}<p>{{city}}</p>|<p>Leipzig</p>"
      })
  void aMissingPhotoTakesItsLineOrRowWithIt(String html, String expected) {
    assertThat(inner(html)).isEqualTo(expected);
  }

  @Test
  void aFieldOfTheDirectoryCannotPoseAsThePhoto() {
    Map<String, String> posing = Map.of("city", "Leipzig", "photo", "https://evil.example/x.png");
    assertThat(render("<img src=\"{{photo}}\"><br>{{city}}", posing).html())
        .doesNotContain("evil")
        .doesNotContain("<img");
  }
}
