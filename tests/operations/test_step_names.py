"""Every step that the operations make has a name in both languages."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import reader.operations
from reader.operations.names import STEPS, step_name


def test_every_step_has_a_name_in_both_languages_with_the_same_values() -> None:
    for code, names in STEPS.items():
        fields = [
            {name for _, name, _, _ in string.Formatter().parse(names[language]) if name} for language in ("ar", "en")
        ]
        assert fields[0] == fields[1], code
        values = dict.fromkeys(fields[0], "قيمة طويلة " * 20)
        for language in ("ar", "en"):
            name = step_name(code, language, values)
            assert "{" not in name
            assert len(name) < 150


def test_every_step_that_the_operations_make_is_named() -> None:
    made = set()
    for path in Path(reader.operations.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "_step":
                made |= {leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant)}
    assert {code for code in made if code} <= set(STEPS)
    assert len(made) > 20
