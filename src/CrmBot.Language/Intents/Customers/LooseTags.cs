using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Tags of a merge that nobody has stored: 意向高、意向强这俩标签都并到…, 合并成冷热.</summary>
internal static class LooseTags
{
    private const int Shortest = 2;
    private const int Longest = 12;

    private static readonly string[] Links = ["、", "，", ",", "/", "和", "跟", "与", " and "];

    /// <summary>Each name by itself; 和 and 跟 only part what is a name on both sides.</summary>
    public static List<string> Split(string names)
    {
        var text = Bare(names);
        foreach (var link in Links)
        {
            var at = text.IndexOf(link, StringComparison.Ordinal);
            if (at < Shortest || text.Length - at - link.Length < Shortest) continue;
            return [.. Split(text[..at]), .. Split(text[(at + link.Length)..])];
        }

        return [text];
    }

    /// <summary>…这俩, …都, 三个: what counts them is no part of the last name.</summary>
    private static string Bare(string names)
    {
        var text = names.Trim().Trim('“', '”', '"');
        while (Nearby.Words("tags.counted").LengthBefore(text) is > 0 and var length && text.Length - length >= Shortest)
            text = text[..^length].TrimEnd();
        return text;
    }

    /// <summary>里, 里面去: what stands behind the known tag that the others go into.</summary>
    public static IEnumerable<TextSpan> Tail(Section section, TextSpan known, CueHit into)
    {
        if (known.Start < into.End || char.IsAscii(section.Lower[into.Start])) return [];
        var end = section.ClauseAt(known.Start).End;
        return end > known.End && Nearby.Words("merge.tail").AreAll(section.Lower.AsSpan(known.End, end - known.End))
            ? [TextSpan.Between(known.End, end)] : [];
    }

    /// <summary>合并成冷热: what stands behind the verb, where it is no tag yet.</summary>
    public static string? Target(Section section, int into)
    {
        if (!Nearby.Words("merge.to").Ends(section.Lower.AsSpan(section.Span.Start, into - section.Span.Start))) return null;
        var name = section.Text.Cut(TextSpan.Between(into, section.Span.End)).Trim().Trim('“', '”', '"', '。');
        while (Nearby.Words("merge.tail").LengthBefore(name) is > 0 and var length) name = name[..^length];
        return name.Length is >= Shortest and <= Longest && name.AsSpan().IndexOfAny(",，、 ") < 0 ? name : null;
    }
}
