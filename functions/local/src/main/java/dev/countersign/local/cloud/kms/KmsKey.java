package dev.countersign.local.cloud.kms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.local.cloud.aws.AwsError;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * AES-256-GCM under one key, the encryption context as additional authenticated data. Ciphertext:
 * one byte length of the key id, the id, the nonce, then the sealed text.
 */
record KmsKey(String id, SecretKey key) {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  static KmsKey generate(String id, SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return new KmsKey(id, new SecretKeySpec(bytes, "AES"));
  }

  static AwsError invalidCiphertext() {
    // KMS says no more than this: neither that the context differs nor that the bytes do.
    return new AwsError(400, "InvalidCiphertextException", "");
  }

  static String keyIdOf(byte[] ciphertext) {
    return readKeyId(ByteBuffer.wrap(ciphertext));
  }

  private static String readKeyId(ByteBuffer ciphertext) {
    try {
      byte[] id = new byte[ciphertext.get()];
      ciphertext.get(id);
      return new String(id, StandardCharsets.US_ASCII);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw invalidCiphertext();
    }
  }

  byte[] encrypt(byte[] plaintext, @Nullable JsonNode context, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plaintext);
      byte[] keyId = id.getBytes(StandardCharsets.US_ASCII);
      return ByteBuffer.allocate(1 + keyId.length + NONCE_BYTES + sealed.length)
          .put((byte) keyId.length)
          .put(keyId)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] decrypt(byte[] ciphertext, @Nullable JsonNode context) {
    try {
      ByteBuffer in = ByteBuffer.wrap(ciphertext);
      readKeyId(in);
      byte[] nonce = new byte[NONCE_BYTES];
      in.get(nonce);
      byte[] sealed = new byte[in.remaining()];
      in.get(sealed);
      return cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(sealed);
    } catch (GeneralSecurityException | BufferUnderflowException e) {
      throw invalidCiphertext();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, @Nullable JsonNode context)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(canonical(context));
    return cipher;
  }

  private static byte[] canonical(@Nullable JsonNode context) {
    Map<String, String> sorted = new TreeMap<>();
    if (context != null) {
      context.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue().asText()));
    }
    return sorted.toString().getBytes(StandardCharsets.UTF_8);
  }
}
