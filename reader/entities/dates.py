"""Dates by rules: days and months under all their Arabic names, years, weekdays, hours, decades and centuries."""

from __future__ import annotations

from reader.entities.date_parts import (
    Day,
    FoundDate,
    Month,
    Year,
    cuts,
    iso,
    numeric_value,
    read_day,
    read_ordinal,
    read_small,
    read_year,
    words_of,
)
from reader.entities.date_words import (
    AND,
    AROUND,
    BEFORE_YEAR,
    DECADES,
    FIRM,
    GREGORIAN_ERA,
    HIJRI_ERA,
    NO_WEEKDAY,
    PARTS,
    SPANS,
    STARTS,
    TO,
    TURNS,
    YEAR_NOUNS,
)
from reader.entities.hours import read_hour, with_half
from reader.entities.numerals import SCALES
from reader.entities.quantity_words import QuantityLexicon, Tokens


class DateRules:
    """Reads dates with the month names of a lexicon."""

    def __init__(self, lexicon: QuantityLexicon) -> None:
        self.lexicon = lexicon
        self._weekdays = words_of(lexicon, "weekday")
        self._first_words = STARTS | words_of(lexicon, "month", "hijri", "weekday")

    def begins(self, word: str) -> bool:
        """Whether a date may begin with a word (or, with digits, anywhere)."""
        return any(word[cut:] in self._first_words for cut in cuts(word))

    def read(self, tokens: Tokens, at: int) -> FoundDate | None:
        """The date that begins with the token at `at`; None where none does."""
        if tokens.is_number(at):
            return self._numeric(tokens, at) or self._day_month(tokens, at) or self._bare_year(tokens, at)
        for cut in cuts(tokens.word(at)):
            found = (
                self._weekday(tokens, at, cut)
                or read_hour(tokens, at, cut, self._weekdays)
                or self._ordinal_day(tokens, at, cut)
                or self._month_alone(tokens, at, cut)
                or self._named_year(tokens, at, cut)
                or self._turned(tokens, at, cut)
                or self._decade(tokens, at, cut)
                or self._century(tokens, at, cut)
            )
            if found is not None:
                return found
        return None

    # Days

    def _weekday(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        start, place = tokens.starts[at] + cut, at
        word = tokens.word(at)[cut:]
        while word in PARTS and place < at + 3:
            place += 2 if word == "اول" and tokens.word(place + 1) == "من" else 1
            if tokens.word(place) in ("(", "،", ",") and tokens.word(place + 1) in self._weekdays:
                place += 1
            word = tokens.word(place)
        if word not in self._weekdays:
            if tokens.word(place - 1) == "امس" or (place == at + 1 and tokens.word(at)[cut:] == "امس"):
                return FoundDate(start, place + 1 if word == "الاول" else place, "")
            return self._date_after(tokens, start, place) if place > at else None
        if place == at and (tokens.word(at - 1) in NO_WEEKDAY or (cut and tokens.word(at)[:cut] not in ("و", "ف"))):
            return None
        end = place + 1
        if place > at and tokens.word(place - 1) == "(" and tokens.word(end) == ")":
            end += 1
        if tokens.word(end) in TURNS:
            return FoundDate(start, end + 1, "")
        after = end
        while tokens.word(after) in ("،", ",", "(", "الموافق", "المصادف", "لـ", "ل") and after < end + 3:
            after += 1
        dated = self._date_after(tokens, start, after)
        if dated is None:
            return FoundDate(start, end, "")
        closes = any(tokens.word(place) == "(" for place in range(end, after)) and tokens.word(dated.end) == ")"
        return FoundDate(start, dated.end + closes, dated.value)

    def _date_after(self, tokens: Tokens, start: int, at: int) -> FoundDate | None:
        """A day of a month behind what belongs to it: يوم 7 أكتوبر, الجمعة 7/10/2016."""
        found = None
        if tokens.is_number(at):
            found = self._numeric(tokens, at) or self._day_month(tokens, at)
        else:
            for cut in cuts(tokens.word(at)):
                found = found or self._ordinal_day(tokens, at, cut)
        return None if found is None else FoundDate(start, found.end, found.value)

    def _ordinal_day(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """الأول من يناير, الحادي عشر من سبتمبر, الخامس والعشرين من مايو."""
        read = read_ordinal(tokens, at, cut)
        # Days are masculine: الجمعة الثالثة من رمضان is none.
        if read is None or tokens.word(read.end) not in ("من", "شهر") or tokens.word(at).endswith(("ه", "الاولي")):
            return None
        return self._of_month(tokens, [read], read.start, read.end, "")

    def _day_month(self, tokens: Tokens, at: int) -> FoundDate | None:
        """7 أكتوبر 2016, 5-7 مايو, 17 و25 ديسمبر (كانون الأول) 2013."""
        first = read_day(tokens, at)
        if first is None:
            return None
        days, joined, end = [first], "", first.end
        for _ in range(2):
            link = tokens.word(end)
            second = read_day(tokens, end + 1) if link in TO or link in AND or link in ("،", ",") else None
            if second is None and link[:1] == "و":
                second = read_ordinal(tokens, end, 1)
            if second is None:
                break
            joined = joined or ("/" if link in TO or tokens.word(at - 1) == "بين" else ", ")
            days.append(second)
            end = second.end
        # A list of numbers before the month may also begin earlier than the days do.
        return self._of_month(tokens, days, first.start, end, joined) or (
            self._of_month(tokens, [first], first.start, first.end, "") if len(days) > 1 else None
        )

    def _of_month(self, tokens: Tokens, days: list[Day], start: int, end: int, joined: str) -> FoundDate | None:
        if tokens.word(end) == "من":
            end += 1
        if tokens.word(end) == "شهر":
            end += 1
        if tokens.word(end) == "الشهر" and tokens.word(end + 1) in TURNS:
            return FoundDate(start, end + 2, "")
        month = self._month(tokens, end)
        if month is None or not all(1 <= day.number <= 31 for day in days):
            return None
        until = TO | AND
        if not joined and tokens.word(month.end) in until and (second := read_day(tokens, month.end + 1)) is not None:
            # From the 28th of one month to the 3rd of another.
            other = self._month(tokens, second.end)
            if other is not None:
                year = self._year(tokens, other.end)
                values = [iso(year, month, days[0].number), iso(year, other, second.number)]
                join = "/" if tokens.word(month.end) in TO else ", "
                return FoundDate(start, self._turn(tokens, year.end if year else other.end), join.join(values))
        year = self._year(tokens, month.end)
        value = joined.join(iso(year, month, day.number) for day in days)
        return FoundDate(start, year.end if year is not None else self._turn(tokens, month.end), value)

    # Months

    def _month(self, tokens: Tokens, at: int, cut: int = 0) -> Month | None:
        """A month, with the other name for it: يناير/كانون الثاني, ديسمبر (كانون الأول)."""
        found = self._one_month(tokens, at, cut)
        if found is None:
            return None
        sign = tokens.word(found.end)
        other = self._one_month(tokens, found.end)
        if other is not None and other.number == found.number:
            return found._replace(end=other.end)
        if sign in ("/", "(", "-", "،"):
            other = self._one_month(tokens, found.end + 1)
            if other is not None and other.number == found.number and not other.hijri:
                if sign != "(":
                    return found._replace(end=other.end)
                if tokens.word(other.end) == ")":
                    return found._replace(end=other.end + 1)
        return found

    def _one_month(self, tokens: Tokens, at: int, cut: int = 0) -> Month | None:
        word, before = tokens.word(at)[cut:], tokens.word(at)[:cut]
        if before not in ("", "و") and len(word) < 4:
            # باب is a door, not "in August".
            return None
        for named in self.lexicon.phrases.get(word, ()):
            if named.sort in ("month", "hijri") and tokens.has(at + 1, named.words[1:]):
                return Month(int(named.value), named.sort == "hijri", at + len(named.words))
        return None

    def _month_alone(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """A month without a day: أبريل 2015, شهر مايو, في يونيو; a name alone may be a person's or a verb."""
        start, place = tokens.starts[at] + cut, at
        if tokens.word(at)[cut:] == "شهر":
            place, cut = at + 1, 0
        month = self._month(tokens, place, cut)
        if month is None:
            return None
        other = None
        if tokens.word(month.end) in TO:
            other = self._month(tokens, month.end + 1)
        elif tokens.word(month.end).startswith("و") and len(tokens.word(month.end)) > 2:
            other = self._month(tokens, month.end, 1)
        last = other or month
        year = self._year(tokens, last.end)
        turned = self._turn(tokens, last.end)
        before = tokens.word(at - 1)
        sure = place > at or year is not None or turned > last.end or last.end > place + 1 + (other is not None)
        if not sure and (month.hijri or not (before in AROUND or tokens.word(at)[:cut] in ("ل", "ب", "ول"))):
            return None
        if month.hijri and year is not None and not (year.hijri or place > at or before in AROUND):
            return None
        values = [iso(year, one) for one in (month, other) if one is not None]
        return FoundDate(
            start, year.end if year else turned, ("/" if tokens.word(month.end) in TO else ", ").join(values)
        )

    # Years

    def _year(self, tokens: Tokens, at: int) -> Year | None:
        """The year behind a month: [،] [من] [عام] 2016 [م]."""
        place = at
        if tokens.word(place) in ("،", ",") and not tokens.is_number(place + 1) and tokens.word(place + 1) != "من":
            return None
        for words in (("،", ",", "-", "/"), ("من",), ("عام", "سنه", "العام", "لعام", "للعام", "لسنه"), ("(",)):
            if tokens.word(place) in words:
                place += 1
        year = read_year(tokens, place)
        if year is not None and tokens.word(place - 1) == "(":
            return year._replace(end=year.end + 1) if tokens.word(year.end) == ")" else None
        return year

    def _named_year(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """عام 2015, العام 1436هـ, عامي 2012 و2013, الأعوام 2012 - 2014."""
        if tokens.word(at)[cut:] not in YEAR_NOUNS:
            return None
        place = at + 1
        if tokens.word(place) in ("الدراسي", "المالي", "الجاري", "الماضي", "الحالي", "(", "الهجري", "الميلادي"):
            place += 1
        first = read_year(tokens, place)
        if first is None:
            return None
        years, end, joined = [first], first.end, ", "
        for _ in range(6):
            link = tokens.word(end)
            # A stretching line between two years is a dash, and gone in folded text.
            beside = end == first.end and read_year(tokens, end) if link.isdecimal() else None
            linked = link in TO or link in AND or link in ("/", "،")
            following = beside or (read_year(tokens, end + 1) if linked else None)
            if following is None:
                break
            joined = "/" if beside or link in TO or link == "/" or tokens.word(at - 1) == "بين" else joined
            years.append(following)
            end = following.end
        if tokens.word(place - 1) == "(" and tokens.word(end) == ")":
            end += 1
        return FoundDate(tokens.starts[at] + cut, end, joined.join(year.text for year in years))

    def _bare_year(self, tokens: Tokens, at: int) -> FoundDate | None:
        """A year by itself, where what stands around it says so: في 2013, (2005-2010), 2003م."""
        year = read_year(tokens, at)
        if year is None:
            return None
        start, end, value = tokens.starts[at], year.end, year.text
        before = tokens.word(at - 1)
        if tokens.glued(at) and before in (".", "/", "-", ":", "+"):
            return None
        other = read_year(tokens, end + 1) if tokens.word(end) in TO or tokens.word(end) == "/" else None
        if other is not None:
            return FoundDate(start, other.end, f"{value}/{other.text}")
        if end > at + 1:
            return FoundDate(start, end, value)
        if not 1900 <= int(tokens.word(at)) <= 2100:
            return None
        if before == "و" and tokens.glued(at) and tokens.is_number(at - 2) and read_year(tokens, at - 2):
            return FoundDate(start, end, value)
        if before in ("(", "[") and tokens.word(end) in (")", "]"):
            return FoundDate(start, end, value)
        if before not in BEFORE_YEAR or self.lexicon.phrases.get(tokens.word(end)):
            return None
        # بعد 1950 عملا counts what it is followed by; في 1950 عملا hardly.
        counts = len(tokens.word(end)) > 4 and tokens.word(end).endswith("ا") and before not in FIRM
        return None if counts or tokens.word(end) in SCALES else FoundDate(start, end, value)

    def _turned(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """العام الماضي, الأسبوع المقبل."""
        word = tokens.word(at)[cut:]
        # After the article's own cut the noun has none: للعام المقبل.
        span = word in SPANS or (tokens.word(at)[:cut].endswith("لل") and "ال" + word in SPANS)
        return FoundDate(tokens.starts[at] + cut, at + 2, "") if span and tokens.word(at + 1) in TURNS else None

    def _decade(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """التسعينيات, ستينيات القرن الماضي."""
        word = tokens.word(at)[cut:]
        tens = DECADES.get(word) or DECADES.get("ال" + word)
        if tens is None:
            return None
        place = at + 2 if tokens.word(at + 1) == "من" else at + 1
        if tokens.word(place) == "القرن":
            if tokens.word(place + 1) in TURNS:
                return FoundDate(tokens.starts[at] + cut, place + 2, f"19{tens}X")
            century = read_ordinal(tokens, place + 1, 0)
            if century is not None:
                return FoundDate(tokens.starts[at] + cut, century.end, f"{century.number - 1}{tens}X")
        # People are in their thirties, too: without a century only what has the article is a decade.
        return FoundDate(tokens.starts[at] + cut, at + 1, f"19{tens}X") if word in DECADES and tens > 3 else None

    def _century(self, tokens: Tokens, at: int, cut: int) -> FoundDate | None:
        """القرن التاسع عشر, القرن الحادي والعشرين."""
        if tokens.word(at)[cut:] not in ("القرن", "قرن"):
            return None
        century = read_ordinal(tokens, at + 1, 0) or read_day(tokens, at + 1)
        if century is None or not 2 <= century.number <= 30:
            return None
        hijri = tokens.word(century.end) in HIJRI_ERA
        end = century.end + (
            hijri or tokens.word(century.end) in GREGORIAN_ERA or tokens.word(century.end) == "الميلادي"
        )
        return FoundDate(tokens.starts[at] + cut, end, f"{century.number - 1:02}XX" + (" AH" if hijri else ""))

    # Figures

    def _numeric(self, tokens: Tokens, at: int) -> FoundDate | None:
        """12/10/2016, 2016-10-12, 12.10.2016, 1436/5/12هـ, 10:30 مساء."""
        start, word = tokens.starts[at], tokens.word(at)
        if tokens.glued(at) and tokens.word(at - 1) in ("/", "-", ".", ":", "+"):
            return None
        if word.count(".") == 2:
            parts, end = word.split("."), at + 1
        else:
            sign = tokens.word(at + 1)
            if sign == ":" and (minute := read_small(tokens, at + 2)) is not None and len(tokens.word(at + 2)) == 2:
                hour = read_small(tokens, at)
                if hour is None or hour > 24 or minute > 59 or tokens.word(at + 3) == ":":
                    return None
                return with_half(tokens, start, at + 3, hour, minute, self._weekdays)
            if sign == "/" and tokens.word(at + 3) in HIJRI_ERA and 1 <= (read_small(tokens, at + 2) or 0) <= 12:
                year = word if len(word) == 4 and word.isdecimal() else None
                return FoundDate(start, at + 4, f"{year}-{int(tokens.word(at + 2)):02} AH") if year else None
            if sign not in ("/", "-") or tokens.word(at + 3) != sign or not tokens.is_number(at + 4):
                return None
            parts, end = [tokens.word(at), tokens.word(at + 2), tokens.word(at + 4)], at + 5
        if not all(part.isdecimal() and len(part) <= 4 for part in parts):
            return None
        value = numeric_value([int(part) for part in parts], len(parts[0]) == 4)
        if not value or (tokens.word(end) in ("/", "-") and tokens.is_number(end + 1)):
            return None
        if tokens.word(end) in HIJRI_ERA:
            return FoundDate(start, end + 1, value + " AH")
        end += tokens.word(end) in GREGORIAN_ERA
        hijri = 1200 <= int(value[:4]) < 1600
        return FoundDate(start, end, value + (" AH" if hijri else ""))

    def _turn(self, tokens: Tokens, at: int) -> int:
        return at + 1 if tokens.word(at) in TURNS else at
