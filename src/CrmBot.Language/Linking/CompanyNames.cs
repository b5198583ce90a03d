using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>Stretches that look like the name of a company nobody has stored yet.</summary>
internal static class CompanyNames
{
    private const int Longest = 30;

    /// <summary>The first clause, when it holds nothing that has been recognised and could be a name.</summary>
    public static TextSpan? InFirstChunk(Section section)
    {
        if (section.Clauses.Count == 0) return null;
        var chunk = section.Clauses[0];
        if (chunk.Length is < 2 or > Longest) return null;
        var busy = section.Cues.Any(cue => chunk.Contains(new TextSpan(cue.Start, cue.Length)) && cue.Length > 1 && !cue.Is("company.kind") && !cue.Is("legal.form") && !cue.Is("number.times") && !cue.Is("question.end"))
            || section.People.Any(person => chunk.Overlaps(person.Span))
            || section.Times.Any(time => chunk.Overlaps(time.Span))
            || section.Phones.Any(phone => chunk.Overlaps(phone.Span))
            || section.Amounts.Any(amount => chunk.Overlaps(amount.Span));
        return busy || !HasLetters(section.Lower.AsSpan(chunk.Start, chunk.Length)) ? null : chunk;
    }

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
