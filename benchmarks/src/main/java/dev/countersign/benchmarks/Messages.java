package dev.countersign.benchmarks;

/** The messages measured; the same bytes in every run. */
public enum Messages {
  /** About 5 KB: multipart/alternative, a reply with the quoted message below. */
  REPLY_5KB {
    @Override
    void write(MessageWriter writer) {
      writer.header("multipart/alternative; boundary=\"alternative\"");
      writer.alternative(Conversation.reply(7));
    }
  },

  /** About 200 KB: multipart/related around the alternatives, two photos. */
  IMAGES_200KB {
    @Override
    void write(MessageWriter writer) {
      writer.header("multipart/related; type=\"multipart/alternative\"; boundary=\"related\"");
      writer.open("related", "multipart/alternative; boundary=\"alternative\"");
      writer.alternative(Conversation.reply(12));
      writer.attachment("related", "image/jpeg", "inline", 68_000);
      writer.attachment("related", "image/jpeg", "inline", 68_000);
      writer.close("related");
    }
  },

  /** About 25 MB: multipart/mixed, three attachments after the alternatives. */
  ATTACHMENTS_25MB {
    @Override
    void write(MessageWriter writer) {
      writer.header("multipart/mixed; boundary=\"mixed\"");
      writer.open("mixed", "multipart/alternative; boundary=\"alternative\"");
      writer.alternative(Conversation.reply(12));
      writer.attachment("mixed", "application/pdf", "attachment", 9_000_000);
      writer.attachment("mixed", "application/zip", "attachment", 7_000_000);
      writer.attachment("mixed", "image/png", "attachment", 2_200_000);
      writer.close("mixed");
    }
  };

  abstract void write(MessageWriter writer);

  byte[] bytes() {
    MessageWriter writer = new MessageWriter();
    write(writer);
    return writer.bytes();
  }
}
