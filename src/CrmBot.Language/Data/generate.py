#!/usr/bin/env python3
"""Writes simplified.tsv and pinyin.tsv from the Unicode Unihan database. See README.md."""
import bz2, collections, pathlib, re, sys, unicodedata

source = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
target = pathlib.Path(__file__).parent

# Characters that are correct simplified text in their own right, although Unihan names a simpler variant.
KEEP = set("乾著覆藉瞭徵甯")
# Everyday traditional or variant forms without an entry in Unihan, or with a first entry that is not the everyday one.
ADD = {"妳": "你", "祕": "秘", "颱": "台", "裡": "里", "裏": "里", "佔": "占", "週": "周", "遊": "游", "註": "注", "佈": "布",
       "夥": "伙", "復": "复", "錶": "表", "鐘": "钟", "鍾": "钟", "牠": "它", "囉": "啰", "嚐": "尝", "線": "线", "開": "开", "臺": "台",
       "於": "于", "鉅": "巨", "併": "并", "並": "并", "銹": "锈", "傢": "家", "嘆": "叹", "啓": "启", "帳": "账", "籤": "签", "羨": "羡", "託": "托",
       "諮": "咨"}


def rows(file, *fields):
    with bz2.open(source / f"{file}.txt.bz2", "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, field, value = line.rstrip("\n").split("\t")
                if field in fields:
                    yield chr(int(code[2:], 16)), field, value


def in_plane(c):
    return "\u3400" <= c <= "\u9fff" or "\uf900" <= c <= "\ufaff"


def plain(syllable):
    bare = unicodedata.normalize("NFD", syllable.lower()).replace("u\u0308", "v")
    return re.sub(r"[^a-z]", "", "".join(c for c in bare if not unicodedata.combining(c)))


def simplified():
    common = {c for c, _, _ in rows("Unihan_Readings", "kTGHZ2013")}
    pairs = {}
    for c, _, value in rows("Unihan_Variants", "kSimplifiedVariant"):
        targets = [chr(int(v[2:], 16)) for v in value.split()]
        targets = [t for t in targets if in_plane(t) and t != c]
        if in_plane(c) and targets and c not in KEEP:
            pairs[c] = next((t for t in targets if t in common), targets[0])
    pairs.update(ADD)
    pairs = {c: pairs.get(t, t) if pairs.get(t, t) != c else t for c, t in pairs.items()}
    with open(target / "simplified.tsv", "w", encoding="utf-8", newline="\n") as out:
        by_target = collections.defaultdict(list)
        for c, t in pairs.items():
            by_target[t].append(c)
        for t in sorted(by_target):
            out.write(f"{t}\t{''.join(sorted(by_target[t]))}\n")


def pinyin():
    first, others = {}, collections.defaultdict(set)
    for c, field, value in rows("Unihan_Readings", "kMandarin", "kHanyuPinlu", "kTGHZ2013"):
        if not in_plane(c):
            continue
        if field == "kMandarin":
            first[c] = plain(value.split()[0])
        elif field == "kHanyuPinlu":
            others[c].update(plain(re.sub(r"\(.*", "", v)) for v in value.split())
        else:
            others[c].update(plain(v) for entry in value.split() for v in entry.split(":")[1].split(","))
    usual, rare = collections.defaultdict(list), collections.defaultdict(list)
    for c in sorted(set(first) | set(others)):
        main = first.get(c) or sorted(others[c])[0]
        if not ("\u4e00" <= c <= "\u9fff"):
            continue
        usual[main].append(c)
        for syllable in sorted(others[c] - {main}):
            rare[syllable].append(c)
    with open(target / "pinyin.tsv", "w", encoding="utf-8", newline="\n") as out:
        for syllable in sorted((set(usual) | set(rare)) - {""}):
            out.write(f"{syllable}\t{''.join(usual[syllable])}\t{''.join(rare[syllable])}\n")


simplified()
pinyin()
