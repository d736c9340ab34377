"""`qari import` of generated articles: articles a second in one process and in as many as cores.

    uv run python tests/benchmarks/bench_import.py [articles]

Articles have 400 words of news-like sentences with names and quotations, each a text file. Opening alone and opening
with analysis are measured in one process, the whole import as the command that a person runs. No figure is asserted.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
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


def tell(name: str, count: int, seconds: float) -> None:
    print(f"{name:44} {count / seconds:8.1f} articles a second  ({seconds:.1f} s)", flush=True)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        folder.mkdir()
        files = [folder / f"{number:06}.txt" for number in range(count)]
        for number, file in enumerate(files):
            file.write_text(article(number), encoding="utf-8")
        begun = time.perf_counter()
        articles = [open_article(file) for file in files]
        opening = time.perf_counter() - begun
        tell("opening, one process", count, opening)
        analyser = load_analyser()
        analyser.analyse(articles[0])
        few = articles[:100]
        begun = time.perf_counter()
        analyses = [analyser.analyse(article) for article in few]
        tell("analysis, one process", len(few), time.perf_counter() - begun)
        with Library.open(Path(temporary) / "alone.sqlite") as library:
            begun = time.perf_counter()
            with library.together():
                for one, analysis in zip(few, analyses, strict=True):
                    library.keep_analysis(library.keep(one, opened=False).identity, analysis)
            tell("keeping, one process", len(few), time.perf_counter() - begun)
        environment = {**os.environ, "QARI_LIBRARY": str(Path(temporary) / "library.sqlite")}
        command = [sys.executable, "-m", "reader", "import", str(folder)]
        begun = time.perf_counter()
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        whole = time.perf_counter() - begun
        tell(f"qari import, {cores()} processes, start included", count, whole)
        begun = time.perf_counter()
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        tell("qari import again, nothing changed", count, time.perf_counter() - begun)
        print(f"import took {whole / opening:.1f} times as long as opening alone")


if __name__ == "__main__":
    main()
