using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <content>What stands behind 叫, named and called.</content>
internal static partial class LeadName
{
    private static TextSpan? Named(Section section, CueHit named)
    {
        var start = Skip(section, named.End, section.Span.End);
        if (LooksLikePerson(section, start) || TellsTrade(section, start)) return null;
        if (section.People.Exists(person => person.Whole.Start <= start && start < person.Whole.End)) return null;
        var end = start;
        while (end < section.Span.End && !EndsName(section, end)) end++;
        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }

    /// <summary>说是做锂电的: what they do.</summary>
    private static bool TellsTrade(Section section, int start) => start < section.Span.End && section.Lower[start] is '做' or '搞';

    private static bool EndsName(Section section, int at) =>
        section.Lower[at] is '的' or ',' or '，' or '。' or '\n' or ';'
            || (section.Lower[at] == ' ' && WordEdge.IsChinese(section.Lower[at - 1]));

    /// <summary>叫陈悦: a family name and one or two characters more, and nothing else in the clause.</summary>
    public static bool LooksLikePerson(Section section, int start)
    {
        var end = section.Clauses.Find(clause => clause.Contains(start)).End;
        return end - start is 2 or 3 && PersonWords.LengthAt("surname", section.Lower, start) is 1
            && !EndsLikeCompany(section, TextSpan.Between(start, end));
    }

    /// <summary>Redfern Clinics called in: who rang stands before.</summary>
    private static bool RangIn(Section section, CueHit named) =>
        section.Written(named) is "called" && GoesOnAboutCall(section.Behind(named.End).TrimStart());

    /// <summary>called in, called us, called today, called asking …: a call, and no name.</summary>
    private static bool GoesOnAboutCall(ReadOnlySpan<char> rest) =>
        rest.StartsWith("in ") || rest.StartsWith("in,") || rest.StartsWith("us") || rest.StartsWith("about ") || rest.StartsWith("today")
        || rest.StartsWith("asking") || rest.StartsWith(", ") || rest.StartsWith("just now") || rest.StartsWith("the office")
        || rest.StartsWith("our ");
}
