# SPDX-License-Identifier: MIT
"""Every way in which the set-up can fail has a line that says what is wrong."""

from __future__ import annotations

import errno

import pytest

from devtools.problem import from_os_error, meaning_of


@pytest.mark.parametrize(
    ("output", "meaning"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.", "the disk is full"),
        ("Failed to establish a new connection: [Errno -3] Temporary failure in name resolution", "no network"),
        ("Err:1 bookworm InRelease\n  Temporary failure resolving 'mirror'\nE: Failed to fetch", "no network"),
        ("E: Could not get lock /var/lib/dpkg/lock-frontend.", "another program is installing packages"),
        ("E: dpkg was interrupted, you must manually run 'dpkg --configure -a'", "an earlier installation"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that was locked"),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "the certificate"),
        ("ERROR: Could not install packages: [Errno 13] Permission denied: 'x'", "cannot be written to"),
        ("ERROR: No matching distribution found for pyside6-essentials==6.11.3", "no ready-made file of pyside6-"),
        (
            "(from versions: none)\nERROR: No matching distribution found for attrs==26.1.0",
            "could not be reached",
        ),
        ("E: Unable to locate package libxcb-cursor0", "apt-get knows no package libxcb-cursor0"),
        ("WARNING: something\nE: Something else is wrong\nmore", "E: Something else is wrong"),
        ("only this", "only this"),
        ("\n \n", "it gave no reason"),
    ],
)
def test_what_a_failed_tool_said_is_put_in_plain_words(output: str, meaning: str) -> None:
    assert meaning in meaning_of(output)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        (errno.ENOSPC, "the disk is full: free some space where build lies."),
        (errno.EACCES, "cannot write build:"),
        (errno.EROFS, "cannot write build:"),
        (errno.ENOTDIR, "there is a file where a folder should be"),
        (errno.EEXIST, "there is a file where a folder should be"),
        (errno.EIO, "build: broken"),
    ],
)
def test_an_error_of_the_file_system_is_put_in_plain_words(number: int, message: str) -> None:
    assert str(from_os_error(OSError(number, "broken", "build"))).startswith(message)


def test_an_error_that_names_no_file_is_no_problem() -> None:
    assert "the disk is full" in str(from_os_error(OSError(errno.ENOSPC, "full")))
