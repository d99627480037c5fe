import contextlib
import io
import pathlib
import tempfile
import unittest
import zipfile

import packages


class PackagesTest(unittest.TestCase):
    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.build = pathlib.Path(directory.name)

    def function(self, *jars, padding=0):
        lib = self.build / "RelayMessage" / "lib"
        lib.mkdir(parents=True)
        for jar in jars:
            with zipfile.ZipFile(lib / jar, "w") as zipped:
                zipped.writestr("a.class", b"0" * padding)

    def check(self):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = packages.main(self.build)
        return status, out.getvalue(), err.getvalue()

    def test_states_the_size_of_a_package(self):
        self.function("mailflow.jar", "core.jar", padding=2_000_000)
        status, out, _ = self.check()
        self.assertEqual(0, status)
        self.assertIn("mailflow: 4.0 MB of at most 40, 2 jars", out)

    def test_refuses_one_that_is_too_large(self):
        self.function("mailflow.jar", padding=41_000_000)
        self.assertEqual(1, self.check()[0])

    def test_refuses_a_client_that_is_not_used(self):
        self.function("mailflow.jar", "netty-nio-client-2.40.2.jar")
        self.assertIn("netty-nio-client-2.40.2.jar has no place in it", self.check()[2])

    def test_refuses_a_folder_that_is_no_package(self):
        (self.build / "RelayMessage").mkdir()
        self.assertIn("BuildMethod", self.check()[2])

    def test_refuses_an_empty_build(self):
        self.assertIn("nothing was built", self.check()[2])


if __name__ == "__main__":
    unittest.main()
