"""`qari import` of generated articles: articles a second in one process and in as many as cores.

    uv run python tests/benchmarks/bench_import.py [articles]

Articles have 400 words of news-like sentences with names and quotations, each a text file. Opening, analysis and
keeping are measured in one process, the whole import as the command that a person runs, each also in milliseconds of
processor time an article, which do not hang on what else the machine does. No figure is asserted.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.analysis import load_analyser
from reader.importing import cores
from reader.library import Library
from reader.opening import open_article

WORDS = 400
NAMES = ["سامي الخوري", "ليلى حداد", "نادر الحلبي", "كريم منصور", "هدى سلامة", "يوسف الأمين", "رنا الزين", "فادي شاهين"]
PLACES = ["بيروت", "حلب", "عمان", "تونس", "الرباط", "بغداد", "صنعاء", "مسقط"]
BODIES = ["وزارة الصحة", "البنك المركزي", "جامعة القاهرة", "الأمم المتحدة", "بلدية صور", "هيئة المياه"]
PLAIN = (
    "وشهدت {place} أمس إقبالا كبيرا على المعرض الذي تنظمه {body} كل عام.",
    "ويعمل في المشروع عشرات المهندسين والعمال منذ بداية الربيع الماضي.",
    "ولم تعرف بعد كلفة الأعمال التي تأخرت أشهرا بسبب نقص المواد وارتفاع أسعارها في السوق.",
    "ووصل {name} إلى {place} مساء الأحد في زيارة تستغرق ثلاثة أيام.",
    "وتقع القرية على بعد عشرين كيلومترا من {place} ويسكنها نحو ألفي شخص يعمل أكثرهم في الزراعة.",
)
SAID = (
    "وقال {name} إن {body} ستبدأ العمل في {place} خلال أسبوعين.",
    "وأضاف أن الخطة الجديدة «تحتاج إلى وقت وإلى صبر الناس جميعا».",
    "وأكد مدير {body} {name} أن الأسعار لن ترتفع هذا العام.",
)


def article(number: int) -> str:
    chance = random.Random(number)
    lines = [f"{chance.choice(BODIES)} تفتتح مشروعا في {chance.choice(PLACES)} رقم {number}", ""]
    words = 0
    while words < WORDS:
        kind = SAID if chance.random() < 0.25 else PLAIN
        sentences = [
            chance.choice(kind).format(
                name=chance.choice(NAMES), place=chance.choice(PLACES), body=chance.choice(BODIES)
            )
            for _ in range(3)
        ]
        lines.append(" ".join(sentences))
        words += len(lines[-1].split())
    return "\n".join(lines)


def processor() -> float:
    """Seconds of processor time of this process and of those that it waited for."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


@contextmanager
def telling(name: str, count: int) -> Iterator[None]:
    begun, spent = time.perf_counter(), processor()
    yield
    seconds, milliseconds = time.perf_counter() - begun, (processor() - spent) * 1000 / count
    print(f"{name:44} {count / seconds:7.1f} articles a second, {milliseconds:6.1f} ms of processor each", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        folder.mkdir()
        files = [folder / f"{number:06}.txt" for number in range(count)]
        for number, file in enumerate(files):
            file.write_text(article(number), encoding="utf-8")
        with telling("opening", count):
            articles = [open_article(file) for file in files]
        analyser = load_analyser()
        analyser.analyse(articles[0])
        few = articles[:100]
        with telling("names", len(few)):
            mentions = [analyser.recogniser.mentions(one.text) for one in few]
        with telling("quotations", len(few)):
            for one, found in zip(few, mentions, strict=True):
                analyser.finder.find(one.text, found)
        analyses = [analyser.analyse(article) for article in few]
        with (
            Library.open(Path(temporary) / "alone.sqlite") as library,
            telling("keeping", len(few)),
            library.together(),
        ):
            for one, analysis in zip(few, analyses, strict=True):
                library.keep_analysis(library.keep(one, opened=False).identity, analysis)
        environment = {**os.environ, "QARI_LIBRARY": str(Path(temporary) / "library.sqlite")}
        command = [sys.executable, "-m", "reader", "import", str(folder)]
        with telling(f"qari import, {cores()} processes, start included", count):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        with telling("qari import again, nothing changed", count):
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
