package dev.countersign.local.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The messages: a reply of about 5 KB in text and HTML, each with a number of its own. */
final class LoadMessage {
  static final String SENDER = "lena.hoffmann@brightwater.example";
  static final String RECIPIENT = "ann@example.net";

  private static final String QUOTED =
      "Could you send me the calibration sheet for the new sensor, and tell me when it ships? Thanks.";
  private static final int QUOTED_LINES = 18;

  private final String before;
  private final String after;

  /**
   * @param header fields that come first
   */
  LoadMessage(String header) {
    before = header + "From: Lena Hoffmann <" + SENDER + ">\r\nTo: " + RECIPIENT + "\r\n";
    after =
        """
        Subject: Re: Calibration
        In-Reply-To: <1@example.net>
        Date: Mon, 23 Nov 2026 10:00:00 +0000
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary="=_load"

        --=_load
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 7bit

        It ships on Thursday; the sheet is on its way.

        On 22 Nov 2026, at 17:03, Ann wrote:
        %s
        --=_load
        Content-Type: text/html; charset=utf-8
        Content-Transfer-Encoding: 7bit

        <html><body><div>It ships on Thursday; the sheet is on its way.</div>
        <blockquote type="cite">
        %s</blockquote></body></html>

        --=_load--
        """
            .formatted(
                ("> " + QUOTED + "\n").repeat(QUOTED_LINES),
                ("<p>" + QUOTED + "</p>\n").repeat(QUOTED_LINES))
            .replace("\n", "\r\n");
  }

  byte[] number(int number) {
    return (before + "Message-ID: <load-" + number + "@brightwater.example>\r\n" + after)
        .getBytes(US_ASCII);
  }
}
