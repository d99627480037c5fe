"""Checks what sam build made: how large each deployable is, and that it holds only what it needs."""

import pathlib
import re
import sys
import zipfile

# Unpacked as Lambda counts it, in MB: its own limit is 250, ours keep cold starts short.
LIMITS = {"mailflow": 40, "onboarding": 50, "directory": 60}

# HTTP clients that the AWS SDK brings and we do not use; what belongs to tests.
FORBIDDEN = re.compile(r"netty|apache-client|httpclient|DynamoDBLocal|junit|assertj|slf4j-jdk14")


def module_of(lib):
    modules = [name for name in LIMITS if (lib / f"{name}.jar").is_file()]
    return modules[0] if len(modules) == 1 else None


def classes(jars):
    """Bytes of everything in the jars."""
    return sum(e.file_size for jar in jars for e in zipfile.ZipFile(jar).infolist())


def faults(folder):
    """What is wrong with one function's folder."""
    lib = folder / "lib"
    module = module_of(lib)
    if module is None:
        return [f"{folder.name}: not the package of one module; has it Metadata {{BuildMethod: makefile}}?"]
    found = []
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6
    if size > LIMITS[module]:
        found.append(f"{folder.name}: {size:.1f} MB, more than the {LIMITS[module]} MB of {module}")
    for jar in sorted(lib.glob("*.jar")):
        if FORBIDDEN.search(jar.name):
            found.append(f"{folder.name}: {jar.name} has no place in it")
    return found


def report(folders):
    seen = {}
    for folder in folders:
        seen.setdefault(module_of(folder / "lib"), []).append(folder)
    for module, same in sorted((m, f) for m, f in seen.items() if m):
        jars = sorted((same[0] / "lib").glob("*.jar"))
        size = sum(jar.stat().st_size for jar in jars) / 1e6
        print(
            f"{module}: {size:.1f} MB of at most {LIMITS[module]}, {len(jars)} jars "
            f"({classes(jars) / 1e6:.0f} MB of classes), {len(same)} functions"
        )


def main(build):
    folders = sorted(p for p in pathlib.Path(build).iterdir() if p.is_dir())
    wrong = [fault for folder in folders for fault in faults(folder)]
    if not folders:
        wrong.append(f"{build}: nothing was built")
    report(folders)
    for fault in wrong:
        print(fault, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ".aws-sam/build"))
