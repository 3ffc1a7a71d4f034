# SPDX-License-Identifier: MIT
"""What can stop the set-up, and the one line that says so."""

from __future__ import annotations

import errno
import re

AGAIN = "Then run the same command again."

# What pip, apt-get and venv write, and what that means for the person who reads it. The first that matches wins.
_NO_NETWORK = (
    r"NewConnectionError|name resolution|getaddrinfo failed|Name or service not known|Network is unreachable"
    r"|ConnectTimeoutError|ReadTimeoutError|ProxyError|Max retries exceeded|[Cc]onnection broken"
    r"|Temporary failure resolving|Could not connect to|Could not resolve|Connection timed out|Connection refused"
)
_MEANINGS = (
    (
        r"No space left on device|Errno 28\b|enough free space|Disk quota exceeded",
        "the disk is full: free some space",
    ),
    (r"DO NOT MATCH THE HASHES", "a package that was fetched is not the one that was locked, so it was not installed"),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError",
        "the certificate of the package index could not be verified",
    ),
    (_NO_NETWORK, "no network: the packages could not be fetched (only the set-up needs a network)"),
    (r"Could not get lock|Unable to acquire the dpkg", "another program is installing packages: wait until it is done"),
    (r"dpkg was interrupted", "an earlier installation was interrupted: run `dpkg --configure -a` as root"),
    (r"Permission denied|Errno 13\b|Read-only file system|Errno 30\b", "a folder cannot be written to"),
)


class SetupProblem(Exception):
    """Something that stops the set-up; its text is the whole message."""


def meaning_of(output: str) -> str:
    """Return what the output of a failed tool means, or its last error line when that is not known."""
    for pattern, meaning in _MEANINGS:
        if re.search(pattern, output):
            return meaning
    if match := re.search(r"No matching distribution found for (\S+)", output):
        if "(from versions: none)" in output:
            return f"the package index has nothing called {match[1].split('==')[0]}, or could not be reached"
        return f"the package index has no ready-made file of {match[1]} for this Python and system"
    if match := re.search(r"Unable to locate package (\S+)", output):
        return f"apt-get knows no package {match[1]}"
    errors = [line.strip() for line in output.splitlines() if re.match(r"\s*(E:|ERROR:|Error:)", line)]
    lines = errors or [line.strip() for line in output.splitlines() if line.strip()]
    return lines[-1] if lines else "it gave no reason"


def from_os_error(error: OSError) -> SetupProblem:
    """Return the problem behind an error of the file system."""
    where = error.filename if error.filename is not None else "a file"
    if error.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}:
        return SetupProblem(f"the disk is full: free some space where {where} lies. {AGAIN}")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return SetupProblem(f"cannot write {where}: make its folder writable, or copy Lamplight to a folder of yours.")
    if error.errno in {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}:
        return SetupProblem(
            f"there is a file where a folder should be, or the other way round: move {where} away. {AGAIN}"
        )
    return SetupProblem(f"{where}: {error.strerror or error}")
