package dev.countersign.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.core.lambda.Environment;
import dev.countersign.onboarding.apponly.ChooseAppOnly;
import dev.countersign.onboarding.audit.ReadAudit;
import dev.countersign.onboarding.certificate.ObtainCertificate;
import dev.countersign.onboarding.certificate.RemoveCertificate;
import dev.countersign.onboarding.certificate.RenewCertificates;
import dev.countersign.onboarding.connection.ChooseRoutingScope;
import dev.countersign.onboarding.connection.ChooseSyncScope;
import dev.countersign.onboarding.connection.ConfirmChanges;
import dev.countersign.onboarding.connection.InviteAdministrator;
import dev.countersign.onboarding.connection.ReadConnection;
import dev.countersign.onboarding.connection.RepairConnection;
import dev.countersign.onboarding.connection.StartOnboarding;
import dev.countersign.onboarding.connection.StartSecretRotation;
import dev.countersign.onboarding.device.PollDeviceCode;
import dev.countersign.onboarding.device.StartDeviceCode;
import dev.countersign.onboarding.disconnect.DrainMail;
import dev.countersign.onboarding.disconnect.ListWhatWasMade;
import dev.countersign.onboarding.disconnect.MarkDisconnectFailed;
import dev.countersign.onboarding.disconnect.MarkDisconnected;
import dev.countersign.onboarding.disconnect.ReadReceipt;
import dev.countersign.onboarding.disconnect.StartDisconnecting;
import dev.countersign.onboarding.exchange.CheckDrift;
import dev.countersign.onboarding.exchange.CheckRoles;
import dev.countersign.onboarding.exchange.DisableRules;
import dev.countersign.onboarding.exchange.GuardMailFlow;
import dev.countersign.onboarding.exchange.PlanChanges;
import dev.countersign.onboarding.exchange.RotateSecret;
import dev.countersign.onboarding.exchange.SendProbe;
import dev.countersign.onboarding.exchange.UndoProvisioning;
import dev.countersign.onboarding.groups.SearchGroups;
import dev.countersign.onboarding.probe.LookForProbe;
import dev.countersign.onboarding.run.MarkConnected;
import dev.countersign.onboarding.run.MarkFailed;
import dev.countersign.onboarding.run.UndoStoppedRun;
import dev.countersign.onboarding.signature.PutRules;
import dev.countersign.onboarding.signature.PutSignature;
import dev.countersign.onboarding.signin.BeginAuthorization;
import dev.countersign.onboarding.signin.BeginSignIn;
import dev.countersign.onboarding.signin.CompleteAuthorization;
import dev.countersign.onboarding.signin.CompleteConsent;
import dev.countersign.onboarding.signin.CompleteSignIn;
import dev.countersign.onboarding.signin.ShowInvitation;
import dev.countersign.onboarding.signin.ShowProgress;
import dev.countersign.onboarding.spf.CheckSpf;
import dev.countersign.onboarding.spf.ReadSpf;
import dev.countersign.onboarding.subscription.CreateSubscription;
import dev.countersign.onboarding.subscription.PutMembers;
import dev.countersign.onboarding.subscription.ReadMembers;
import dev.countersign.onboarding.subscription.ReadSubscription;
import dev.countersign.onboarding.synchronization.MarkSynchronizationFailed;
import dev.countersign.onboarding.synchronization.ScheduleSynchronizations;
import dev.countersign.onboarding.synchronization.StartSynchronization;
import dev.countersign.onboarding.wait.AwaitConsent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions start with the variables that template.yaml gives them, and need all of them. */
class WiringTest {
  private static final String REGION = "aws.region";

  @BeforeEach
  void setRegion() {
    System.setProperty(REGION, "eu-central-1");
  }

  @AfterEach
  void clearRegion() {
    System.clearProperty(REGION);
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        function(CreateSubscription::new, "AUDIT_TABLE"),
        function(ReadMembers::new),
        function(ReadSpf::new, "RELAY_DOMAIN"),
        function(PutMembers::new, "AUDIT_TABLE"),
        function(ReadAudit::new, "AUDIT_TABLE"),
        function(ReadSubscription::new),
        function(PutSignature::new, "SIGNATURES_TABLE", "AUDIT_TABLE"),
        function(
            StartOnboarding::new,
            "MESSAGES_TABLE",
            "SECRETS_KEY_ID",
            "STATE_MACHINE_ARN",
            "AUDIT_TABLE"),
        function(
            ObtainCertificate::new,
            "CLIENT_CERTIFICATES",
            "CLIENT_CERTIFICATE_SECRET_PREFIX",
            "STACK_NAME"),
        function(RemoveCertificate::new, "CLIENT_CERTIFICATE_SECRET_PREFIX", "STACK_NAME"),
        function(RenewCertificates::new, "CLIENT_CERTIFICATE_SECRET_PREFIX", "STACK_NAME"),
        function(ReadConnection::new, "MESSAGES_TABLE", "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(StartSynchronization::new, "SYNCHRONIZATION_ARN", "AUDIT_TABLE"),
        function(ScheduleSynchronizations::new, "SYNCHRONIZATION_ARN"),
        function(MarkSynchronizationFailed::new),
        function(SearchGroups::new, "ENTRA_CLIENT_ID", "ENTRA_CREDENTIAL_SECRET_ID"),
        function(
            ChooseSyncScope::new,
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "DIRECTORY_TABLE",
            "AUDIT_TABLE"),
        function(
            ChooseRoutingScope::new,
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "AUDIT_TABLE"),
        function(ConfirmChanges::new, "AUDIT_TABLE"),
        function(InviteAdministrator::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(ShowInvitation::new, "SECRETS_KEY_ID", "ENTRA_CLIENT_ID"),
        function(BeginSignIn::new, "SECRETS_KEY_ID", "ENTRA_CLIENT_ID"),
        function(BeginAuthorization::new, "SECRETS_KEY_ID", "ENTRA_CLIENT_ID"),
        function(
            CompleteAuthorization::new,
            "SECRETS_KEY_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "EXCHANGE_CLIENT_ID",
            "AUDIT_TABLE"),
        function(
            CompleteSignIn::new, "SECRETS_KEY_ID", "ENTRA_CLIENT_ID", "ENTRA_CREDENTIAL_SECRET_ID"),
        function(CompleteConsent::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(AwaitConsent::new),
        function(StartDeviceCode::new, "SECRETS_KEY_ID", "EXCHANGE_CLIENT_ID", "AUDIT_TABLE"),
        function(
            PollDeviceCode::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "AUDIT_TABLE"),
        function(
            CheckRoles::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID"),
        function(
            PlanChanges::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "INGRESS_HOST",
            "RELAY_DOMAIN"),
        function(
            SendProbe::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "MESSAGES_TABLE",
            "RELAY_DOMAIN"),
        function(LookForProbe::new, "MESSAGES_TABLE"),
        function(
            UndoProvisioning::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID"),
        function(
            DisableRules::new,
            "INGRESS_HOST",
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID"),
        function(
            GuardMailFlow::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "AUDIT_TABLE",
            "UNSIGNED_AFTER_SECONDS"),
        function(
            RepairConnection::new,
            "MESSAGES_TABLE",
            "SECRETS_KEY_ID",
            "STATE_MACHINE_ARN",
            "AUDIT_TABLE"),
        function(
            CheckDrift::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "INGRESS_HOST",
            "RELAY_DOMAIN",
            "EGRESS_ADDRESSES"),
        function(
            ChooseAppOnly::new, "ENTRA_CLIENT_ID", "ENTRA_CREDENTIAL_SECRET_ID", "AUDIT_TABLE"),
        function(
            StartSecretRotation::new,
            "MESSAGES_TABLE",
            "SECRETS_KEY_ID",
            "STATE_MACHINE_ARN",
            "AUDIT_TABLE"),
        function(
            RotateSecret::new,
            "SECRETS_KEY_ID",
            "EXCHANGE_CLIENT_ID",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "AUDIT_TABLE"),
        function(
            PutRules::new,
            "SIGNATURES_TABLE",
            "DIRECTORY_TABLE",
            "ENTRA_CLIENT_ID",
            "ENTRA_CREDENTIAL_SECRET_ID",
            "SYNCHRONIZATION_ARN",
            "AUDIT_TABLE"),
        function(ShowProgress::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(CheckSpf::new, "RELAY_DOMAIN"),
        function(MarkConnected::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(MarkFailed::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(
            StartDisconnecting::new,
            "MESSAGES_TABLE",
            "SECRETS_KEY_ID",
            "STATE_MACHINE_ARN",
            "DISCONNECT_STATE_MACHINE_ARN",
            "AUDIT_TABLE"),
        function(ReadReceipt::new),
        function(ListWhatWasMade::new, "DIRECTORY_TABLE"),
        function(DrainMail::new, "MESSAGES_TABLE", "RULE_EFFECT_SECONDS"),
        function(MarkDisconnected::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(MarkDisconnectFailed::new, "SECRETS_KEY_ID", "AUDIT_TABLE"),
        function(UndoStoppedRun::new, "AUDIT_TABLE", "SECRETS_KEY_ID", "STATE_MACHINE_ARN"));
  }

  @ParameterizedTest
  @MethodSource("functions")
  void startsWithItsVariables(Function<Environment, Object> function, List<String> variables) {
    assertThat(function.apply(environment(variables))).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void namesTheVariableThatIsMissing(
      Function<Environment, Object> function, List<String> variables) {
    for (String missing : variables) {
      List<String> others = variables.stream().filter(name -> !name.equals(missing)).toList();
      assertThatThrownBy(() -> assertThat(function.apply(environment(others))).isNull())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(missing);
    }
  }

  private static Environment environment(List<String> variables) {
    Map<String, String> values = new HashMap<>();
    values.put("SUBSCRIPTIONS_TABLE", "Subscriptions");
    variables.forEach(name -> values.put(name, "1"));
    return new Environment(values);
  }

  private static Arguments function(Function<Environment, Object> function, String... variables) {
    return Arguments.of(function, Arrays.asList(variables));
  }
}
