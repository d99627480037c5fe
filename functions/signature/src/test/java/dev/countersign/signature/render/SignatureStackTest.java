package dev.countersign.signature.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureStackTest {

  private static final InlineImage LOGO = new InlineImage("a.png", "image/png", new byte[] {1});
  private static final InlineImage OTHER = new InlineImage("a.png", "image/png", new byte[] {2});

  private static RenderedSignature part(String version, InlineImage... images) {
    return new RenderedSignature(
        version, "<p><img src=\"cid:a.png\"></p>", version + "\n", List.of(images));
  }

  @Test
  void standsBelowOneAnother() {
    RenderedSignature stack = SignatureStack.of(List.of(part("s:1", LOGO), part("b:1", LOGO)));

    assertThat(stack.html()).isEqualTo(part("x").html().repeat(2));
    assertThat(stack.text()).isEqualTo("s:1\n\nb:1\n");
    assertThat(stack.images()).containsExactly(LOGO);
    assertThat(stack.version()).isEqualTo("s:1 b:1");
  }

  @Test
  void keepsImagesApartThatOnlyShareAName() {
    RenderedSignature stack =
        SignatureStack.of(List.of(part("s:1", LOGO), part("b:1", OTHER), part("d:1", OTHER)));

    assertThat(stack.html())
        .isEqualTo(
            "<p><img src=\"cid:a.png\"></p><p><img src=\"cid:2-a.png\"></p>"
                + "<p><img src=\"cid:3-a.png\"></p>");
    assertThat(stack.images())
        .extracting(InlineImage::name)
        .containsExactly("a.png", "2-a.png", "3-a.png");
  }

  @Test
  void isTheSignatureItselfWhereThereIsOne() {
    RenderedSignature only = part("s:1", LOGO);
    assertThat(SignatureStack.of(List.of(only))).isSameAs(only);
  }
}
