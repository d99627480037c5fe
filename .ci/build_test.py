"""What sam build calls works wherever the clone is."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from policies import ROOT

MODULES = ("signature", "core", "mailflow", "directory", "onboarding")
# In place of Maven: one jar.
MAVEN = """#!/bin/sh
set -e
mkdir -p functions/mailflow/target/lambda/lib functions/directory/target/lambda functions/onboarding/target/lambda
echo jar > functions/mailflow/target/lambda/lib/a.jar
"""


class BuildTest(unittest.TestCase):
    def test_in_a_folder_whose_name_has_a_blank(self):
        with tempfile.TemporaryDirectory() as directory:
            clone = pathlib.Path(directory) / "Jane Doe" / "countersign"
            self.make_clone(clone)
            out = clone / ".aws-sam" / "RelayMessage"
            made = subprocess.run(
                ["make", "-C", str(clone / "functions/mailflow"), "build-RelayMessage", f"ARTIFACTS_DIR={out}"],
                capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]},
            )
            self.assertEqual((0, ""), (made.returncode, made.stderr))
            self.assertTrue((out / "lib/a.jar").is_file())

    def make_clone(self, clone):
        for module in MODULES:
            folder = clone / "functions" / module
            (folder / "src/main").mkdir(parents=True)
            (folder / "pom.xml").touch()
        (clone / "functions/core/src/lambda").mkdir(parents=True)
        (clone / "pom.xml").touch()
        (clone / "mvnw").write_text(MAVEN)
        (clone / "mvnw").chmod(0o755)
        for file in ("functions/lambda.mk", "functions/mailflow/Makefile"):
            shutil.copy(ROOT / file, clone / file)


if __name__ == "__main__":
    unittest.main()
