package dev.countersign.local.cli;

import dev.countersign.local.LocalMachine;
import dev.countersign.signature.InlineImage;
import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.render.Renderer;
import dev.countersign.signature.render.SignatureTemplate;
import java.util.List;
import java.util.Map;

/** The signature of the commands that need one and were given none. */
final class SampleSignature {
  static final Map<String, String> FIELDS =
      Map.of(
          "displayName", "Lena Hoffmann",
          "jobTitle", "Calibration Engineer",
          "companyName", "Brightwater Instruments",
          "businessPhone", "+49 30 5550 142",
          "mail", "lena.hoffmann@brightwater.example");

  private SampleSignature() {}

  static SignatureTemplate template() {
    return SignatureTemplate.parse(
        "SAMPLE:1",
        LocalMachine.text("sample/signature.html"),
        LocalMachine.text("sample/signature.txt"),
        List.of(new InlineImage("logo", "image/png", LocalMachine.bytes("sample/logo.png"))));
  }

  static RenderedSignature rendered() {
    return new Renderer().render(template(), FIELDS);
  }
}
