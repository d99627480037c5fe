#!/usr/bin/env python3
"""Expands template.yaml as SAM does and checks what only a deployment would find out.

The limits are those of CloudFormation, IAM and Lambda ("AWS CloudFormation quotas", "IAM and AWS
STS quotas", "Lambda quotas"). Exits with 1 and one line per finding.
"""

import json
import pathlib
import re
import sys

from policies import ROOT, expanded, roles
from samtranslator.yaml_helper import yaml_parse

MOST_RESOURCES = 500
MOST_TEMPLATE_BYTES = 1_000_000
MOST_PARAMETERS = 200
MOST_OUTPUTS = 200
# Characters of all inline policies of a role together, without white space.
MOST_INLINE_POLICY = 10_240
MOST_ENVIRONMENT_BYTES = 4096
# What a reference becomes: no name of ours is longer.
RESOLVED = "x" * 64

# Their names need to be unique within a function or an API only.
WITHIN_OTHERS = ("AWS::Lambda::Alias", "AWS::ApiGatewayV2::Stage")

# "Rule functions", CloudFormation Template Reference: there is no other in Rules, Fn::Join least of all.
RULE_FUNCTIONS = {
    "Ref", "Condition",
    *(f"Fn::{name}" for name in (
        "And", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "Not", "Or", "RefAll", "ValueOf", "ValueOfAll"
    )),
}

# What nobody else can know.
NEEDED = ["EntraClientId", "RelayDomain"]


def text(value):
    """JSON without white space, with names of usual length for references."""
    return re.sub(r'\{"(?:Ref|Fn::\w+)":.*?\}', RESOLVED, json.dumps(value, separators=(",", ":")))


def sizes(stack, source):
    counts = {
        "resources": (len(stack["Resources"]), MOST_RESOURCES),
        "bytes of the template": (len(source), MOST_TEMPLATE_BYTES),
        "bytes of the expanded template": (len(json.dumps(stack)), MOST_TEMPLATE_BYTES),
        "parameters": (len(stack["Parameters"]), MOST_PARAMETERS),
        "outputs": (len(stack["Outputs"]), MOST_OUTPUTS),
    }
    for name, (count, limit) in counts.items():
        if count > limit:
            yield f"{count} {name}, more than {limit}"


def role_sizes(stack):
    for name, role in roles(stack):
        size = sum(len(text(policy["PolicyDocument"])) for policy in role.get("Policies", []))
        if size > MOST_INLINE_POLICY:
            yield f"{name}: {size} characters of inline policies, more than {MOST_INLINE_POLICY}"


def environments(stack):
    for name, resource in stack["Resources"].items():
        if resource["Type"] == "AWS::Lambda::Function":
            variables = resource["Properties"].get("Environment", {}).get("Variables", {})
            size = sum(len(key) + len(text(value)) for key, value in variables.items())
            if size > MOST_ENVIRONMENT_BYTES:
                yield f"{name}: {size} bytes of environment, more than {MOST_ENVIRONMENT_BYTES}"


def parameters(template):
    grouped = [
        name
        for group in template["Metadata"]["AWS::CloudFormation::Interface"]["ParameterGroups"]
        for name in group["Parameters"]
    ]
    for name, parameter in template["Parameters"].items():
        if not parameter.get("Description"):
            yield f"{name}: no description"
        if grouped.count(name) != 1:
            yield f"{name}: in {grouped.count(name)} groups"
        checked = {"AllowedPattern", "AllowedValues", "MinValue"} & parameter.keys()
        if not checked and not parameter["Type"].startswith("AWS::"):
            yield f"{name}: takes any text"
    asked = [name for name, parameter in template["Parameters"].items() if "Default" not in parameter]
    if asked != NEEDED:
        yield f"has to be answered: {asked}, and not {NEEDED}"
    yield from (f"{name}: grouped, but no parameter" for name in set(grouped) - template["Parameters"].keys())


def referenced(value):
    """Names that a value refers to, also within ${…}."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "Ref":
                yield inner
            elif key == "Fn::Sub":
                yield from re.findall(r"\$\{(\w+)\}", inner[0] if isinstance(inner, list) else inner)
                yield from referenced(inner[1:] if isinstance(inner, list) else None)
            else:
                yield from referenced(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from referenced(inner)


def functions(value):
    """Names of the intrinsic functions in a value."""
    if isinstance(value, dict):
        yield from (key for key in value if key in ("Ref", "Condition") or key.startswith("Fn::"))
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from functions(inner)


def rules(template):
    """CloudFormation refuses the whole template for a function that its Rules do not know."""
    for name, rule in template.get("Rules", {}).items():
        for function in sorted(set(functions(rule)) - RULE_FUNCTIONS):
            yield f"{name}: a rule cannot use {function}"


def versions(template):
    """A version is published anew where its description differs: a changed parameter alone changes nothing else."""
    declared = template["Parameters"].keys()
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if resource["Type"] != "AWS::Serverless::Function" or "AutoPublishAlias" not in properties:
            continue
        used = {
            parameter
            for part in ("Environment", "VpcConfig")
            for parameter in referenced(properties.get(part))
            if parameter in declared
        }
        described = set(referenced(properties.get("VersionDescription")))
        for parameter in sorted(used - described):
            yield f"{name}: its VersionDescription does not change with {parameter}"
        if properties.get("VersionDeletionPolicy") != "Delete":
            yield f"{name}: old versions would stay for ever"


def snapshots(template):
    """A snapshot that nobody used for two weeks is deleted, and the next call fails."""
    for name, resource in template["Resources"].items():
        properties = resource.get("Properties", {})
        if "SnapStart" in properties and not any(
            event["Type"] == "ScheduleV2" for event in properties.get("Events", {}).values()
        ):
            yield f"{name}: nothing keeps its snapshot"


def names(stack):
    """A name that does not hold the stack's is the same in two stacks of one account."""
    for name, resource in stack["Resources"].items():
        for key, value in resource.get("Properties", {}).items():
            named = key in ("Name", f"{resource['Type'].split('::')[-1]}Name")
            if named and isinstance(value, str) and resource["Type"] not in WITHIN_OTHERS:
                yield f"{name}: {key} {value} would be the same in every stack"


def documents(template):
    """Every alarm has an entry, and every test that the threat model names is there."""
    operations = (ROOT / "docs/operations.md").read_text()
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::CloudWatch::Alarm" and f"| `{name}` |" not in operations:
            yield f"docs/operations.md: {name} has no entry"
    tests = {path.stem for path in (ROOT / "functions").glob("*/src/test/java/**/*.java")}
    security = (ROOT / "docs/security.md").read_text()
    for test in sorted(set(re.findall(r"`(\w+)`", security))):
        if re.fullmatch(r"\w+Test|SecretWatch", test) and test not in tests:
            yield f"docs/security.md: there is no {test}"


def main(path):
    source = path.read_text()
    template = yaml_parse(source)
    findings = [*parameters(template), *rules(template), *versions(template), *snapshots(template), *documents(template)]
    stack = expanded(yaml_parse(source))
    findings += [*sizes(stack, source), *role_sizes(stack), *environments(stack), *names(stack)]
    for finding in findings:
        print(finding)
    print(
        f"{len(stack['Resources'])} of {MOST_RESOURCES} resources,"
        f" {len(json.dumps(stack)) // 1000} of {MOST_TEMPLATE_BYTES // 1000} KB, {len(findings)} findings"
    )
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "template.yaml"))
