package dev.countersign.signature.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Base64LinesTest {
  private static final byte[] IMAGE = new byte[200];

  @Test
  void anImageIsEncodedOnce() {
    byte[] first = Base64Lines.encodeOnce(IMAGE);

    assertThat(Base64Lines.encodeOnce(IMAGE)).isSameAs(first).isEqualTo(Base64Lines.encode(IMAGE));
  }

  @Test
  void anotherImageWithTheSameBytesIsNotTakenForIt() {
    assertThat(Base64Lines.encodeOnce(IMAGE.clone())).isNotSameAs(Base64Lines.encodeOnce(IMAGE));
  }
}
