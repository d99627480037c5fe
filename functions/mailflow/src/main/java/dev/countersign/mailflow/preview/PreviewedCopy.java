package dev.countersign.mailflow.preview;

import dev.countersign.signature.RenderedSignature;
import dev.countersign.signature.choose.Chosen;
import dev.countersign.signature.choose.Copy;
import dev.countersign.signature.choose.Part;
import dev.countersign.signature.render.DataUrls;
import dev.countersign.signature.render.SignatureStack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a copy of the message would get.
 *
 * @param recipients whom the copy goes to
 * @param parts what is put under it, from top to bottom
 * @param signatureVersion as the list of messages shows it; null without a signature
 * @param html with its images in it; null without a signature
 * @param text as in the text of messages; null without a signature
 * @param unsigned why there is no signature, in the words of the list of messages
 */
record PreviewedCopy(
    List<String> recipients,
    List<PartView> parts,
    @Nullable String signatureVersion,
    @Nullable String html,
    @Nullable String text,
    @Nullable String unsigned) {

  /**
   * A signature in it.
   *
   * @param rule name of the rule that chose it; null where none was asked
   */
  record PartView(Part part, String signatureId, @Nullable String rule) {
    static PartView of(Chosen chosen) {
      String rule = chosen.rule();
      return new PartView(chosen.part(), chosen.signature(), rule.isEmpty() ? null : rule);
    }
  }

  static PreviewedCopy unsigned(List<String> recipients, String reason) {
    return new PreviewedCopy(recipients, List.of(), null, null, null, reason);
  }

  /**
   * @param parts what the copy's choices were rendered to; not empty
   */
  static PreviewedCopy signed(Copy copy, List<RenderedSignature> parts) {
    RenderedSignature all = SignatureStack.of(parts);
    return new PreviewedCopy(
        copy.recipients(),
        copy.signatures().stream().map(PartView::of).toList(),
        all.version(),
        DataUrls.html(all),
        all.text(),
        null);
  }
}
