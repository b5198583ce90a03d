using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Linking;

/// <summary>
/// A company nobody has stored, known by the word its name ends in (升达林业签了, a ticket for Orchid Pharma). Found where no known name stands,
/// so that the words inside it are no cues and nobody else's contact is taken for its own.
/// </summary>
internal static class UnknownCompany
{
    private const int LeastCore = 2;
    private const int LongestCore = 8;

    public static CustomerMention? Find(Section section)
    {
        if (section.Customers.Count > 0 || section.Utterance.Files.Count > 0
            || section.Phones.Count + section.Emails.Count + section.Wechats.Count > 0 || section.Cues.Exists(IsOther))
        {
            return null;
        }
        for (var at = section.Span.Start + LeastCore; at < section.Span.End; at++)
        {
            if (PersonWords.LengthAt("company.end", section.Lower, at) is not (> 0 and var length)) continue;
            var kind = new TextSpan(at, length);
            var span = char.IsAscii(section.Lower[at]) ? Latin(section, kind) : Chinese(section, kind);
            if (span is { } name && SaysMore(section, name) && !IsTable(section, name))
                return CustomerFinder.At(section.World, section.Text, name);
            at = kind.End - 1;
        }

        return null;
    }

    /// <summary>A name by itself, known to nobody, may be anything.</summary>
    private static bool SaysMore(Section section, TextSpan name) => section.Cut([name]).Any(char.IsLetterOrDigit);

    /// <summary>lunch with Hank thurs at Legal Sea Foods: where somebody we know is met for a meal.</summary>
    private static bool IsTable(Section section, TextSpan name) =>
        section.Lower.AsSpan(0, name.Start).EndsWith(" at ", StringComparison.Ordinal)
        && section.Has("table.word") && section.People.Exists(static person => person.Customers.Count > 0);

    /// <summary>Messages whose names are taken as written, or in which such words speak of a trade.</summary>
    private static bool IsOther(CueHit hit) => (CueGroups.Has("company.taken", hit) && !IsCall(hit))
        || (hit.Is("bulk") && hit.Length == 2 && hit.Start == 0);

    /// <summary>called Harbor Logistics: who begins with it made a call, and names nobody.</summary>
    private static bool IsCall(CueHit hit) => hit.Start == 0 && hit.Length == 6 && hit.Is("lead.named");

    private static TextSpan? Chinese(Section section, TextSpan kind)
    {
        if (!IsEnd(section, kind.End) || section.Has("find.list")) return null;
        var start = kind.Start;
        while (start > section.Span.Start && kind.Start - start < LongestCore && !IsEdge(section, start, kind.Start)) start--;
        if (IsHandled(section, start) || IsPointedAt(section, start)) return null;
        return IsName(section, TextSpan.Between(start, kind.Start)) ? TextSpan.Between(start, kind.End) : null;
    }

    private static char Before(Section section, int at) => at > section.Span.Start ? section.Lower[at - 1] : '\0';

    /// <summary>把样机快递过去: what is handled is no company.</summary>
    private static bool IsHandled(Section section, int start) => Before(section, start) is '把' or '将';

    /// <summary>这批货包装太薄, 那家.</summary>
    private static bool IsPointedAt(Section section, int start) => section.Lower[start] is '这' or '那'
        || (Before(section, start) is '这' or '那' && IsMeasureWord(section.Lower[start]));

    private static bool IsMeasureWord(char c) =>
        c is '批' or '个' or '种' or '款' or '次' or '些' or '家' or '台' or '套' or '条' or '件' or '边';

    /// <summary>Long enough, and more than a city (上海贸易), a code, another such word (物流快递) or a thing that is done.</summary>
    private static bool IsName(Section section, TextSpan core) =>
        core.Length >= LeastCore && Places.CityLengthAt(section.Lower, core.Start) < core.Length
        && !section.Codes.Exists(code => code.Span.Overlaps(core) && code.Span.Length >= core.Length)
        && PersonWords.LengthAt("company.end", section.Lower, core.Start) < core.Length
        && !section.Cues.Exists(hit => hit.Length > 1 && core.Contains(hit.Span) && CueGroups.Has("company.not", hit));

    /// <summary>Whether the name cannot reach further to the left than here.</summary>
    private static bool IsEdge(Section section, int at, int end)
    {
        var before = section.Lower[at - 1];
        if (!WordEdge.IsChinese(before) || PersonWords.EndsBefore("company.lead", section.Lower, at)) return true;
        foreach (var time in section.Times)
        {
            if (time.Span.End == at) return true;
        }

        foreach (var hit in section.Cues)
        {
            if (hit.End == at && hit.Length > 1 && end - at >= LeastCore
                && (CueGroups.Has("company.verb", hit) || hit.Start == section.Span.Start))
                return true;
        }

        return false;
    }

    /// <summary>Behind the name stands nothing, or something that is known: 软件开发 is no name.</summary>
    private static bool IsEnd(Section section, int end) => end >= section.Span.End || !WordEdge.IsChinese(section.Lower[end])
        || PersonWords.LengthAt("company.tail", section.Lower, end) > 0 || section.SomethingStarts(end);

    /// <summary>Orchid Pharma: capitalised words before one that companies end in.</summary>
    private static TextSpan? Latin(Section section, TextSpan kind)
    {
        if (!char.IsAsciiLetterUpper(section.Text.Folded[kind.Start]) || !WordEdge.IsWhole(section.Lower, kind.Start, kind.End))
            return null;
        var start = kind.Start;
        while (start > section.Span.Start + 1 && section.Lower[start - 1] == ' ' && WordStart(section, start - 1) is var word
            && word < start - 1
            && char.IsAsciiLetterUpper(section.Text.Folded[word]) && !IsCommand(section, word, start - 1))
        {
            start = word;
        }
        return start < kind.Start ? TextSpan.Between(start, kind.End) : null;
    }

    private static int WordStart(Section section, int end)
    {
        var start = end;
        while (start > section.Span.Start && WordEdge.IsWordCharacter(section.Lower[start - 1])) start--;
        return start;
    }

    /// <summary>"Call Orchid Pharma": the word at the head of the message is a verb.</summary>
    private static bool IsCommand(Section section, int start, int end) => start == section.Span.Start
        && section.Cues.Exists(hit => hit.Start == start && hit.End == end
        && (CueGroups.Has("company.verb", hit) || CueGroups.Has("company.verb.first", hit)));
}
