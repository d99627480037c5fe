package dev.countersign.local.cloud.iam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.acm.model.ExportCertificateRequest;
import software.amazon.awssdk.services.acm.model.RequestCertificateRequest;
import software.amazon.awssdk.services.acm.model.Tag;

/** A policy that allows only what belongs to one deployment. */
class TagConditionsTest {
  private static final String ARN = "arn:aws:acm:eu-central-1:1:certificate/";
  private static final PolicyStatement OURS =
      new PolicyStatement(
          List.of("acm:ExportCertificate"),
          List.of(ARN + "*"),
          Map.of("aws:ResourceTag/Countersign", "stack"));

  private final RequiredPermissions permissions =
      new RequiredPermissions(new Arns("1", "eu-central-1"));

  @ParameterizedTest
  @CsvSource({"Countersign,stack,true", "Countersign,other,false", "Other,stack,false"})
  void asksForTheTagsOfTheResource(String key, String value, boolean allowed) {
    String arn = ARN + key + value;
    ResourceTags.put(arn, Map.of(key, value));
    assertThat(OURS.allows(export(arn))).isEqualTo(allowed);
  }

  @Test
  void aResourceWithoutTagsIsRefused() {
    assertThat(OURS.allows(export(ARN + "untagged"))).isFalse();
  }

  @Test
  void taggingARequestNeedsAPermissionOfItsOwn() {
    RequestCertificateRequest request =
        RequestCertificateRequest.builder()
            .domainName("t1.relay.example")
            .tags(Tag.builder().key("Countersign").value("stack").build())
            .build();

    List<RequiredPermission> needed = permissions.of("Acm", "RequestCertificate", request);

    assertThat(needed)
        .extracting(RequiredPermission::action)
        .containsExactly("acm:RequestCertificate", "acm:AddTagsToCertificate");
    assertThat(needed)
        .extracting(RequiredPermission::context)
        .containsOnly(Map.of("aws:RequestTag/Countersign", "stack"));
  }

  private RequiredPermission export(String arn) {
    ExportCertificateRequest request =
        ExportCertificateRequest.builder().certificateArn(arn).build();
    return permissions.of("Acm", "ExportCertificate", request).get(0);
  }
}
