using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>A stretch that is a customer's name, known or not.</summary>
/// <param name="Span">Where, in the folded text.</param>
/// <param name="Name">Canonical when exactly known, else as written.</param>
/// <param name="IsKnown">Whether a customer is called exactly so.</param>
internal readonly record struct NamePiece(TextSpan Span, string Name, bool IsKnown);

/// <summary>Cuts what stands between command words into names: 把 海川化工 并到 海川, "Acme Inc" = Acme.</summary>
internal static class NamePieces
{
    private const int Longest = 40;
    private const string Small = " 吧了的呢啊哦,，。.;；!！?？:：、\"“”这那两个家条";

    /// <param name="section">The message.</param>
    /// <param name="families">Cues of these families and of these names stand between names.</param>
    public static List<NamePiece> Find(Section section, params ReadOnlySpan<string> families)
    {
        var found = new List<NamePiece>();
        foreach (var clause in section.Clauses)
        {
            var start = clause.Start;
            for (var at = clause.Start; at <= clause.End; at++)
            {
                var cut = at == clause.End ? at : EndOfWord(section, at, families);
                if (cut < 0) continue;
                Add(found, section, TextSpan.Between(start, at));
                start = Math.Max(cut, at);
                at = Math.Max(at, cut - 1);
            }
        }

        return found;
    }

    /// <summary>The end of the longest command word that starts here, or -1; a word inside a known name is none.</summary>
    private static int EndOfWord(Section section, int at, ReadOnlySpan<string> families)
    {
        var end = -1;
        for (var i = section.FirstCueAt(at); i < section.Cues.Count && section.Cues[i].Start == at; i++)
        {
            var hit = section.Cues[i];
            if (IsForm(section, hit.Span) || IsInForm(section, hit.Span)) continue;
            if (section.Codes.Exists(code => code.Kind == CodeKind.Region && code.Span.Contains(hit.Span) && code.Span.Length > hit.Length))
                continue;
            foreach (var family in families)
            {
                if (hit.IsOf(family) || hit.Is(family)) end = Math.Max(end, hit.End);
            }
        }

        return end;
    }

    private static void Add(List<NamePiece> found, Section section, TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && Small.Contains(section.Lower[start], StringComparison.Ordinal) && !Covers(section, start)) start++;
        while (end > start && Small.Contains(section.Lower[end - 1], StringComparison.Ordinal) && !Covers(section, end - 1)) end--;
        if (end - start is < 2 or > Longest) return;
        var name = TextSpan.Between(start, end);
        var mention = CustomerFinder.At(section.World, section.Text, name);
        if (mention.Known is null && IsFiller(section, name)) return;
        found.Add(new NamePiece(name, mention.Known?.Name ?? mention.Written, mention.Known is not null));
    }

    /// <summary>Tundra Logistics AS: two or more capitals behind a Latin name are its legal form, no "as".</summary>
    private static bool IsForm(Section section, TextSpan word) =>
        word.Length is 2 or 3 && word.Start > 1 && section.Lower[word.Start - 1] == ' '
        && char.IsAsciiLetter(section.Lower[word.Start - 2])
        && section.Text.Folded.AsSpan(word.Start, word.Length).IndexOfAnyExceptInRange('A', 'Z') < 0
            && section.Text.Folded.AsSpan(section.Span.Start, word.Start - section.Span.Start).IndexOfAnyInRange('a', 'z') >= 0;

    /// <summary>Maple &amp; Co: the sign belongs to the name.</summary>
    private static bool IsInForm(Section section, TextSpan word) => section.Lower[word.Start] == '&'
        && section.Cues.Exists(hit => hit.Is("legal.form") && hit.Start - word.End is 0 or 1);

    private static bool Covers(Section section, int at) => section.Customers.Exists(mention => mention.Span.Contains(at));

    /// <summary>Words that are recognised as something else all over are no name.</summary>
    private static bool IsFiller(Section section, TextSpan span)
    {
        if (NameRest.IsEmpty(section.Text.Cut(span))) return true;
        foreach (var hit in section.Cues)
        {
            if (hit.Start <= span.Start && hit.End >= span.End && !hit.Is("company.kind") && !hit.Is("legal.form")) return true;
        }

        return section.Times.Exists(time => time.Span.Contains(span)) || section.Amounts.Exists(spot => spot.Span.Contains(span));
    }
}
