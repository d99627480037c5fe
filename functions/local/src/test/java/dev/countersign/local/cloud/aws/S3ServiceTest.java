package dev.countersign.local.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.local.cloud.s3.Buckets;
import dev.countersign.local.cloud.s3.S3Service;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ServiceTest {
  private final AwsServer server = new AwsServer();
  private final Buckets buckets = new Buckets();
  private S3Client s3;

  @BeforeEach
  void start() {
    buckets.create("mail");
    server.serve(Map.of("s3", new S3Service(buckets, Clock.systemUTC())));
    s3 = server.client(S3Client.builder());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void givesBackTheBytesWithTheirMetadata() {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    s3.putObject(
        p ->
            p.bucket("mail")
                .key("in/a +ü")
                .contentType("message/rfc822")
                .metadata(Map.of("k", "v")),
        RequestBody.fromBytes(bytes));

    var got = s3.getObjectAsBytes(g -> g.bucket("mail").key("in/a +ü"));
    assertThat(got.asByteArray()).isEqualTo(bytes);
    assertThat(got.response().contentType()).isEqualTo("message/rfc822");
    assertThat(got.response().metadata()).containsEntry("k", "v");
    assertThat(buckets.get("mail", "in/a +ü").bytes()).isEqualTo(bytes);
  }

  @Test
  void headTellsTheLengthWithoutTheBytes() {
    put("a", "12345");

    assertThat(s3.headObject(h -> h.bucket("mail").key("a")).contentLength()).isEqualTo(5);
  }

  @Test
  void givesARange() {
    put("a", "0123456789");

    assertThat(range("bytes=2-4")).isEqualTo("234");
    assertThat(range("bytes=7-")).isEqualTo("789");
    assertThat(range("bytes=-2")).isEqualTo("89");
    assertThatThrownBy(() -> range("bytes=10-12"))
        .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(416));
  }

  @Test
  void doesNotOverwriteWhereAskedNotTo() {
    put("a", "first");

    assertThatThrownBy(
            () ->
                s3.putObject(
                    p -> p.bucket("mail").key("a").ifNoneMatch("*"),
                    RequestBody.fromString("second")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed"));
    assertThat(range("bytes=0-")).isEqualTo("first");
  }

  @Test
  void saysWhatIsNotThere() {
    assertThatThrownBy(() -> s3.getObjectAsBytes(g -> g.bucket("mail").key("no")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.headObject(g -> g.bucket("mail").key("no")))
        .isInstanceOf(NoSuchKeyException.class);
    assertThatThrownBy(() -> s3.getObjectAsBytes(g -> g.bucket("other").key("no")))
        .isInstanceOf(NoSuchBucketException.class);
  }

  @Test
  void deletesAndDoesNotMindDeletingAgain() {
    put("a", "x");
    s3.deleteObject(d -> d.bucket("mail").key("a"));
    s3.deleteObject(d -> d.bucket("mail").key("a"));

    assertThat(s3.listObjectsV2(l -> l.bucket("mail")).contents()).isEmpty();
  }

  @Test
  void listsByPrefixInPages() {
    put("in/1", "x");
    put("in/2", "x");
    put("in/3 ü", "x");
    put("out/1", "x");

    assertThat(s3.listObjectsV2Paginator(l -> l.bucket("mail").prefix("in/").maxKeys(2)).contents())
        .extracting(S3Object::key)
        .containsExactly("in/1", "in/2", "in/3 ü");
    assertThat(s3.listObjectsV2(l -> l.bucket("mail").delimiter("/")).commonPrefixes())
        .extracting(p -> p.prefix())
        .containsExactly("in/", "out/");
  }

  private void put(String key, String text) {
    s3.putObject(p -> p.bucket("mail").key(key), RequestBody.fromString(text));
  }

  private String range(String range) {
    return s3.getObjectAsBytes(g -> g.bucket("mail").key("a").range(range)).asUtf8String();
  }
}
