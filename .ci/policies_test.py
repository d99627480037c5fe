"""The policy check finds what it is there for."""

import unittest

import policies


def statement(action, resource, effect="Allow"):
    return list(policies.statement_findings("F", {"Effect": effect, "Action": action, "Resource": resource}))


class PoliciesTest(unittest.TestCase):
    def test_takes_a_named_action_on_a_named_resource(self):
        table = {"Fn::GetAtt": ["SubscriptionsTable", "Arn"]}
        self.assertEqual([], statement(["dynamodb:GetItem"], table))
        self.assertEqual([], statement("s3:GetObject", {"Fn::Sub": "${Bucket.Arn}/incoming/*"}))

    def test_refuses_actions_with_a_star(self):
        self.assertEqual(1, len(statement("dynamodb:*", "arn:aws:dynamodb:eu-central-1:1:table/People")))
        self.assertEqual(1, len(statement(["s3:Get*"], {"Fn::Sub": "${Bucket.Arn}/x"})))

    def test_refuses_every_resource(self):
        self.assertEqual(1, len(statement("kms:Decrypt", "*")))
        self.assertEqual(1, len(statement("kms:Decrypt", {"Fn::Sub": "arn:aws:kms:${AWS::Region}:${AWS::AccountId}:*"})))

    def test_refuses_everything_but(self):
        findings = policies.statement_findings("F", {"Effect": "Allow", "NotAction": "iam:*", "Resource": "arn:x"})
        self.assertEqual(1, len(list(findings)))

    def test_refuses_a_managed_policy_of_ones_own_choice(self):
        role = {"ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]}
        self.assertEqual(1, len(list(policies.managed_findings("FRole", role, {"Resources": {}}))))

    def test_refuses_a_role_that_an_account_may_assume(self):
        trust = {"AssumeRolePolicyDocument": {"Statement": [{"Principal": {"AWS": "1"}}]}}
        self.assertEqual(1, len(list(policies.trust_findings("FRole", trust))))

    def test_finds_what_mail_manager_needs_before_it_writes(self):
        rules = {"Rules": [{"Actions": [{"WriteToS3": {"RoleArn": {"Fn::GetAtt": ["R", "Arn"]}}}]}]}
        put = {"Statement": [{"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::b/*"}]}
        template = {"Resources": {
            "Rules": {"Type": "AWS::SES::MailManagerRuleSet", "Properties": rules},
            "R": {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyDocument": put}]}},
        }}
        self.assertEqual(["Rules: R lacks s3:ListBucket for WriteToS3"], list(policies.rule_set_findings(template)))

    def test_ours_has_nothing_to_object_to(self):
        self.assertEqual(0, policies.main())


if __name__ == "__main__":
    unittest.main()
