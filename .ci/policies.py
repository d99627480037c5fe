#!/usr/bin/env python3
"""Expands template.yaml as SAM does and checks every policy in it.

A statement names its actions and its resources; what cannot be named stands in the lists below,
with the reason. Exits with 1 and one line per finding.
"""

import os
import pathlib
import re
import sys

# SAM wants to know a region; no policy depends on it.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
AWS_MANAGED = "arn:aws:iam::aws:policy/service-role/"

# Managed policies that SAM attaches by itself, and when.
MANAGED = {
    # Writing logs.
    "AWSLambdaBasicExecutionRole": lambda function: True,
    # Network interfaces have no names before Lambda makes them.
    "AWSLambdaVPCAccessExecutionRole": lambda function: "VpcConfig" in function,
    # Reading the queue that the function is fed from.
    "AWSLambdaSQSQueueExecutionRole": lambda function: any(
        event["Type"] == "SQS" for event in function.get("Events", {}).values()
    ),
}

# Actions without resource-level permissions (Service Authorization Reference).
NO_RESOURCE = {
    # A certificate has no ARN before it is requested or found.
    "acm:ListCertificates",
    "acm:RequestCertificate",
    "cloudwatch:PutMetricData",
}

# What Mail Manager needs for an action of a rule ("Permission policies for Mail Manager", SES developer guide).
RULE_ACTIONS = {
    "WriteToS3": {"s3:PutObject", "s3:ListBucket"},
    "InvokeLambda": {"lambda:InvokeFunction"},
}


def expanded(template):
    """The CloudFormation template; code locations are stand-ins."""
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::Serverless::Function":
            properties["CodeUri"] = "s3://bucket/code.zip"
        if resource["Type"] == "AWS::Serverless::StateMachine":
            properties["DefinitionUri"] = "s3://bucket/definition.json"
    managed = {name: AWS_MANAGED + name for name in MANAGED}
    values = {name: parameter.get("Default", "x") for name, parameter in template["Parameters"].items()}
    return Translator(managed, Parser()).translate(template, values)


def roles(template):
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::IAM::Role":
            yield name, resource["Properties"]


def listed(value):
    return value if isinstance(value, list) else [value]


def statement_findings(where, statement):
    if statement["Effect"] != "Allow":
        return
    actions = listed(statement.get("Action", []))
    for action in actions:
        if not isinstance(action, str) or "*" in action:
            yield f"{where}: {action} is not one action"
    if "NotAction" in statement or "NotResource" in statement:
        yield f"{where}: allows everything but something"
    for resource in listed(statement.get("Resource", "*")):
        if is_everything(resource) and not set(actions) <= NO_RESOURCE:
            yield f"{where}: {', '.join(actions)} on every resource"


def is_everything(resource):
    """Whether an ARN names nothing behind its account."""
    text = resource if isinstance(resource, str) else resource.get("Fn::Sub", "")
    parts = re.sub(r"\$\{[^}]*}", "x", str(text)).split(":", 5)
    return parts[-1] == "*"


def managed_findings(name, role, sam):
    function = sam["Resources"].get(name.removesuffix("Role"), {}).get("Properties", {})
    for arn in role.get("ManagedPolicyArns", []):
        policy = str(arn).rsplit("/", 1)[-1]
        if policy not in MANAGED or not MANAGED[policy](function):
            yield f"{name}: managed policy {policy}"


def trust_findings(name, role):
    for statement in listed(role["AssumeRolePolicyDocument"]["Statement"]):
        principal = statement["Principal"]
        if set(principal) != {"Service"}:
            yield f"{name}: may be assumed by {principal}"


def allowed(role):
    """Actions that the inline policies of a role allow."""
    return {
        action
        for policy in role.get("Policies", [])
        for statement in listed(policy["PolicyDocument"]["Statement"])
        if statement["Effect"] == "Allow"
        for action in listed(statement.get("Action", []))
    }


def rule_set_findings(template):
    """Mail Manager refuses nothing when the rules are made: mail would be lost instead."""
    known = dict(roles(template))
    for name, resource in template["Resources"].items():
        if resource["Type"] != "AWS::SES::MailManagerRuleSet":
            continue
        for rule in resource["Properties"]["Rules"]:
            for action in rule["Actions"]:
                for kind, settings in action.items():
                    role = settings["RoleArn"]["Fn::GetAtt"][0]
                    for missing in sorted(RULE_ACTIONS[kind] - allowed(known[role])):
                        yield f"{name}: {role} lacks {missing} for {kind}"


def main():
    source = (ROOT / "template.yaml").read_text(encoding="utf-8")
    sam = yaml_parse(source)
    template = expanded(yaml_parse(source))
    checked, findings = 0, list(rule_set_findings(template))
    for name, role in roles(template):
        findings += managed_findings(name, role, sam)
        findings += trust_findings(name, role)
        for policy in role.get("Policies", []):
            for number, statement in enumerate(listed(policy["PolicyDocument"]["Statement"])):
                checked += 1
                where = f"{name}/{policy['PolicyName']}[{number}]"
                findings += statement_findings(where, statement)
    for finding in findings:
        print(finding)
    print(f"{checked} policy statements of {len(list(roles(template)))} roles, {len(findings)} findings")
    return 1 if findings or not checked else 0


if __name__ == "__main__":
    sys.exit(main())
