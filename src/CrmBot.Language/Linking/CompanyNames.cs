using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>Stretches that look like the name of a company nobody has stored yet.</summary>
internal static class CompanyNames
{
    private const int Longest = 30;
    private const int LongName = 14;

    /// <summary>One long company name: the words inside it say nothing.</summary>
    public static bool IsLong(ReadOnlySpan<char> text) =>
        text.Length >= LongName && text.Contains("公司", StringComparison.Ordinal) && !text.ContainsAny(" ,，。");

    /// <summary>The first clause, when it holds nothing that has been recognised and could be a name.</summary>
    public static TextSpan? InFirstChunk(Section section)
    {
        if (section.Clauses.Count == 0) return null;
        var chunk = section.Clauses[0];
        if (chunk.Length is < 2 or > Longest) return null;
        return HoldsCue(section, chunk) || HoldsOther(section, chunk) || !HasLetters(section.Lower.AsSpan(chunk.Start, chunk.Length))
            ? null : chunk;
    }

    private static bool HoldsCue(Section section, TextSpan chunk)
    {
        foreach (var cue in section.Cues)
        {
            if (cue.Length > 1 && chunk.Contains(cue.Span) && !cue.Is("company.kind") && !cue.Is("legal.form") && !cue.Is("number.times")
                && !cue.Is("question.end"))
                return true;
        }

        return false;
    }

    private static bool HoldsOther(Section section, TextSpan chunk) =>
        section.People.Exists(person => chunk.Overlaps(person.Span)) || section.Times.Exists(time => chunk.Overlaps(time.Span))
        || section.Phones.Exists(phone => chunk.Overlaps(phone.Span))
        || section.Amounts.Exists(amount => !amount.Bare && chunk.Overlaps(amount.Span));

    /// <summary>Whether a known name is only a part of a longer company name around it; the whole then.</summary>
    public static bool EndsLikeCompany(string lower) => LexiconEnds(lower);

    private static bool LexiconEnds(string lower)
    {
        foreach (var hit in CueLexicon.Instance.Find(lower))
        {
            if ((hit.Is("company.kind") || hit.Is("legal.form")) && hit.End == lower.Length && hit.Start > 0) return true;
        }

        return false;
    }

    private static bool HasLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c)) return true;
        }

        return false;
    }
}
