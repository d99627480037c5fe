package dev.countersign.benchmarks;

/** The signature that everyone inserts: a usual one, without images, which only ours can embed. */
final class Footer {
  static final String TEXT =
      """

      Ada Winter
      Calibration Engineer, Brightwater Instruments
      Phone +1 555 0100 | ada.winter@brightwater.example
      https://www.brightwater.example/
      """;

  static final String HTML =
      """
      <table cellpadding="0" cellspacing="0" style="font-family:Calibri,Arial,sans-serif;font-size:10pt;color:#333333">
      <tr><td style="padding-top:12px"><b style="font-size:11pt;color:#0b5c7a">Ada Winter</b><br>
      Calibration Engineer<br>Brightwater Instruments</td></tr>
      <tr><td style="padding-top:6px">Phone <a href="tel:+15550100">+1 555 0100</a> |
      <a href="mailto:ada.winter@brightwater.example">ada.winter@brightwater.example</a><br>
      <a href="https://www.brightwater.example/">www.brightwater.example</a></td></tr>
      </table>
      """;

  private Footer() {}
}
