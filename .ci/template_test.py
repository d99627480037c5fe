"""The checks of template.py find what they are for."""

import copy
import unittest

import template
from policies import ROOT, expanded
from samtranslator.yaml_helper import yaml_parse

SOURCE = (ROOT / "template.yaml").read_text()
WHOLE = yaml_parse(SOURCE)


def changed(change):
    copied = copy.deepcopy(WHOLE)
    change(copied)
    return copied


class TemplateTest(unittest.TestCase):
    def test_ours_has_nothing_to_object_to(self):
        self.assertEqual(0, template.main(ROOT / "template.yaml"))

    def test_a_parameter_without_group_and_pattern(self):
        found = list(template.parameters(changed(lambda t: t["Parameters"].update(New={"Type": "String", "Default": ""}))))
        self.assertEqual(["New: no description", "New: in 0 groups", "New: takes any text"], found)

    def test_one_more_question(self):
        found = list(template.parameters(changed(lambda t: t["Parameters"]["PublicUrl"].pop("Default"))))
        self.assertIn("has to be answered", found[0])

    def test_a_rule_that_joins(self):
        found = list(template.rules(changed(
            lambda t: t["Rules"]["OwnIssuerIsWhole"].update(
                RuleCondition={"Fn::Equals": [{"Fn::Join": ["", {"Ref": "JwtIssuer"}]}, ""]}))))
        self.assertEqual(["OwnIssuerIsWhole: a rule cannot use Fn::Join"], found)

    def test_a_published_function_that_misses_a_changed_parameter(self):
        found = list(template.versions(changed(
            lambda t: t["Resources"]["SearchGroups"]["Properties"].update(VersionDescription={"Ref": "EntraClientId"}))))
        self.assertIn("SearchGroups: its VersionDescription does not change with MicrosoftGraphUrl", found)

    def test_subnets_count_as_well(self):
        found = list(template.versions(changed(
            lambda t: t["Resources"]["RelayMessage"]["Properties"].pop("VersionDescription"))))
        self.assertIn("RelayMessage: its VersionDescription does not change with RelaySubnetIds", found)

    def test_a_snapshot_that_nothing_keeps(self):
        found = list(template.snapshots(changed(
            lambda t: t["Resources"]["ReadConnection"]["Properties"]["Events"].pop("Awake"))))
        self.assertEqual(["ReadConnection: nothing keeps its snapshot"], found)

    def test_a_schedule_with_the_same_name_in_every_stack(self):
        stack = expanded(changed(
            lambda t: t["Resources"]["ReadConnection"]["Properties"]["Events"]["Awake"]["Properties"].pop("OmitName")))
        self.assertIn("ReadConnectionAwake", list(template.names(stack))[0])

    def test_an_alarm_without_an_entry(self):
        found = list(template.documents(changed(
            lambda t: t["Resources"].update(NewAlarm={"Type": "AWS::CloudWatch::Alarm"}))))
        self.assertEqual(["docs/operations.md: NewAlarm has no entry"], found)

    def test_too_many_resources(self):
        stack = {"Resources": dict.fromkeys(map(str, range(501))), "Parameters": {}, "Outputs": {}}
        self.assertEqual(["501 resources, more than 500"], list(template.sizes(stack, "")))

    def test_too_large_a_role(self):
        statement = {"Effect": "Allow", "Action": "s3:GetObject", "Resource": {"Ref": "B"}}
        role = {"Type": "AWS::IAM::Role", "Properties": {"Policies": [{"PolicyDocument": [statement] * 100}]}}
        self.assertIn("of inline policies", list(template.role_sizes({"Resources": {"R": role}}))[0])


if __name__ == "__main__":
    unittest.main()
