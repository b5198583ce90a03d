using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// 天合光能许总: a name nobody has stored, written right before a person at the head of a clause. A contact known elsewhere only gives way to
/// what is surely a company.
/// </summary>
internal static class UnknownEmployer
{
    private const int Shortest = 3;
    private const int Longest = 8;

    public static CustomerMention? Find(Section section, PersonMention who)
    {
        if (who.Colleagues.Count > 0 || section.Clauses.Find(clause => clause.Contains(who.Whole.Start)) is not { Length: > 0 } clause)
            return null;
        var span = TextSpan.Between(Start(section, clause, who), who.Whole.Start);
        if (span.Length > Longest || (span.Length < Shortest && !IsOfPreview(section, span)) || !IsFree(section, span)
            || TitleFinder.At(section, span.Start) is not null)
            return null;
        return who.Customers.Count == 0 || IsCompany(section, span) ? CustomerFinder.At(section.World, section.Text, span) : null;
    }

    /// <summary>江南吴总约了… under the preview of a new customer 江南…: so short, it is only known from there.</summary>
    private static bool IsOfPreview(Section section, TextSpan span) => span.Length > 1
        && section.Utterance.Preview?.Text("cust") is { } shown
        && shown.Contains(section.Text.CutFolded(span), StringComparison.OrdinalIgnoreCase);

    private static int Start(Section section, TextSpan clause, PersonMention who)
    {
        var start = clause.Start;
        foreach (var time in section.Times) start = time.Span.End <= who.Whole.Start ? Math.Max(start, time.Span.End) : start;
        foreach (var hit in section.Cues)
            start = hit.Length > 1 && hit.End <= who.Whole.Start && (hit.Is("recent") || hit.Is("log.ask") || hit.Is("also"))
                ? Math.Max(start, hit.End) : start;
        while (start < who.Whole.Start && section.Lower[start] == ' ') start++;
        return start;
    }

    /// <summary>Nothing but Chinese characters in which nothing was recognised, and no small word that leads to the person.</summary>
    private static bool IsFree(Section section, TextSpan span)
    {
        for (var at = span.Start; at < span.End; at++)
        {
            if (!WordEdge.IsChinese(section.Lower[at])) return false;
        }

        if (PersonWords.EndsBefore("company.lead", section.Lower, span.End) || PersonWords.EndsBefore("theirs", section.Lower, span.End))
            return false;
        return !section.IsTime(span) && !section.Cues.Exists(hit => hit.Length > 1 && hit.Span.Overlaps(span)
            && !CueGroups.Has("company.part", hit));
    }

    private static bool IsCompany(Section section, TextSpan span) => Places.CityLengthAt(section.Lower, span.Start) > 0
        || PersonWords.EndsBefore("company.end", section.Lower, span.End);
}
