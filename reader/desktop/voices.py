"""The system's Arabic voice: which of the programs that come with it speaks Arabic, and how each is asked to.

Nothing is sent anywhere: these programs speak on this machine. They are the system's own (or a package's), since a
voice is nothing that a reader ships.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass

_WAIT = 10
_ESPEAK_WORDS, _SAY_WORDS = 150, 160
"""Words a minute at which espeak-ng and say speak by themselves."""

_WINDOWS_LIST = (
    "Add-Type -AssemblyName System.Speech;"
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices()"
    " | Where-Object {{ $_.Enabled -and $_.VoiceInfo.Culture.Name -like 'ar*' }}"
    " | ForEach-Object {{ $_.VoiceInfo.Name }}"
)
_WINDOWS_SPEAK = (
    "Add-Type -AssemblyName System.Speech;"
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "$voice.SelectVoice('{name}'); $voice.Rate = {rate};"
    "$voice.Speak([Console]::In.ReadToEnd())"
)


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice by the program that speaks with it: "spd-say", "espeak-ng", "say" or "powershell"."""

    program: str
    name: str = ""

    def command(self, text: str, speed: int) -> tuple[list[str], bytes]:
        """The command that speaks a text and ends with it, and what goes to its standard input. `speed` is in percent
        of the voice's own."""
        if self.program == "spd-say":
            # Its pace goes from -100 to 100, and the text cannot come another way.
            rate = min(max(speed - 100, -100), 100)
            return [self.program, "--wait", "--language", "ar", "--rate", str(rate), "--", text], b""
        said = text.encode("utf-8", "replace")
        if self.program == "say":
            return [self.program, "-v", self.name, "-r", str(_SAY_WORDS * speed // 100), "-f", "-"], said
        if self.program == "powershell":
            rate = min(max((speed - 100) // 10, -10), 10)
            script = _WINDOWS_SPEAK.format(name=self.name.replace("'", "''"), rate=rate)
            return [self.program, "-NoProfile", "-Command", script], said
        return [self.program, "-v", "ar", "-s", str(_ESPEAK_WORDS * speed // 100), "--stdin"], said

    def hush(self) -> list[str]:
        """The command that silences what is being said where ending the program does not; empty where it does."""
        # Not --stop: spd-say 0.11 says that this one needs an argument, and goes on.
        return [self.program, "-S"] if self.program == "spd-say" else []


def find_voice(platform: str = sys.platform) -> Voice | None:
    """The Arabic voice of this system, None where there is none. Asks programs: to be called on a worker."""
    if platform == "darwin":
        found = re.search(r"^(.+?)\s{2,}ar[_-]", _output("say", "-v", "?"), re.MULTILINE)
        return Voice("say", found[1].strip()) if found else None
    if platform == "win32":
        names = _output("powershell", "-NoProfile", "-Command", _WINDOWS_LIST.format()).split("\n")
        return next((Voice("powershell", name.strip()) for name in names if name.strip()), None)
    if re.search(r"\sar(?:[-_]\w+)?\s", _output("spd-say", "--list-synthesis-voices")):
        return Voice("spd-say")
    if re.search(r"^\s*\d+\s+ar\s", _output("espeak-ng", "--voices=ar"), re.MULTILINE):
        return Voice("espeak-ng")
    return None


def _output(program: str, *arguments: str) -> str:
    if shutil.which(program) is None:
        return ""
    try:
        done = subprocess.run(
            [program, *arguments],
            capture_output=True,
            timeout=_WAIT,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")
