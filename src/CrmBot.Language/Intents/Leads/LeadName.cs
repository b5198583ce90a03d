using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Finds the company's name in the telling of a new lead: after 叫 or "new lead", or the first piece that is nothing else.</summary>
internal static partial class LeadName
{
    private const int Longest = 40;
    private const int LongestReferrer = 4;

    public static TextSpan? Find(Section section)
    {
        if (ListedName.Find(section) is { } listed) return listed;
        if (section.First("lead.called") is { } called && Capitals(section, called.End) is { } given) return given;   // a new customer called Pinecrest Hotels
        if (section.Customers is [{ Known: null } unknown, ..] && WordBefore(section, unknown.Span) is not null) return unknown.Span;   // Raj at Cobalt Freight, met at the show
        if (FromWhere(section) is { } from && Capitals(section, from.End) is { } origin) return origin;
        if (section.First("lead.of") is { } of0 && section.First("lead.named") is { } later && of0.Start < later.Start && Capitals(section, of0.End) is { } caller)
            return caller;   // someone from Apex Foods called in
        if (section.First("lead.named") is { } rang && RangIn(section, rang) && Capitals(section, section.Span.Start) is { } ringing && ringing.End + 1 == rang.Start)
            return ringing;
        if (section.First("lead.named") is { } named && !section.Has("lead.noname") && !RangIn(section, named) && Named(section, named) is { } told) return told;
        if (section.First("lead.sent.to") is { } sent && Capitals(section, sent.End) is { } brought) return brought;   // Greg referred us to Maple & Co
        if (section.First("lead.of") is { } of && Capitals(section, of.End) is { } company && !IsSource(section, company) && !IsColleague(section, company)) return company;
        if (Employer(section) is { } employer) return employer;
        TextSpan? first = null;
        foreach (var clause in section.Clauses)
        {
            if (section.All("lead.noname").Any(hit => clause.Contains(hit.Start)) || Name(section, clause) is not { } name) continue;
            if (first is null && !IsPair(section, name)) return name;
            if (first is not null && CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End])) return name;   // Hans Weber, Kessler GmbH
            first ??= name;
        }

        return first ?? BehindColon(section);
    }

    /// <summary>新线索：武汉光明眼镜，…: whatever stands alone behind the colon is the name, even if it means something else elsewhere.</summary>
    private static TextSpan? BehindColon(Section section)
    {
        if (section.First("lead.ask") is not { } ask || section.Lower.IndexOf(':', ask.Start, Math.Min(ask.Length + 1, section.Span.End - ask.Start)) is not (>= 0 and var colon))
            return null;
        var start = Skip(section, colon + 1, section.Span.End);
        var span = TextSpan.Between(start, Math.Max(start, section.Clauses.Find(clause => clause.Contains(start)).End));
        var taken = section.People.Exists(person => person.Whole.Overlaps(span)) || section.Phones.Exists(phone => phone.Span.Overlaps(span)) || IsSource(section, span);
        return span.Length is > 2 and <= Longest && !taken && !LooksLikePerson(section, start) && !section.Has("lead.noname") && section.Clauses.Count > 1 ? span : null;
    }

    /// <summary>Marta Ruiz, head of ops at Solano Wines: a job stands before "at", the company behind it.</summary>
    private static TextSpan? Employer(Section section)
    {
        var at = section.Lower.IndexOf(" at ", section.Span.Start, section.Span.Length, StringComparison.Ordinal);
        if (at < 0 || !char.IsAsciiLetterUpper(section.Text.Folded[Math.Min(at + 4, section.Span.End - 1)])) return null;
        for (var start = Math.Max(section.Span.Start, at - LongestJob); start < at; start++)
        {
            if (TitleFinder.At(section, start) is { } job && job.End == at) return Capitals(section, at + 4);
        }

        return PersonBefore(section, at) is null ? null : Capitals(section, at + 4);
    }

    private const int LongestJob = 24;

    /// <summary>Paula Reyes at Sunrise Foods: a full name, and nothing else of their clause, before where they work.</summary>
    public static TextSpan? WorksAt(Section section, TextSpan company) => company.Start - " at ".Length is var at && at > section.Span.Start
        && section.Lower.AsSpan(at).StartsWith(" at ", StringComparison.Ordinal) ? PersonBefore(section, at) ?? WordBefore(section, company) : null;

    /// <summary>Raj at Cobalt Freight: one capitalised word at the head, before a company nobody has stored.</summary>
    private static TextSpan? WordBefore(Section section, TextSpan company) => company.Start - " at ".Length is var at && at - section.Span.Start is > 2 and < 16
        && section.Lower.AsSpan(at).StartsWith(" at ", StringComparison.Ordinal) && char.IsAsciiLetterUpper(section.Text.Folded[section.Span.Start])
        && section.Customers is [{ Known: null }, ..] && section.Text.Folded[section.Span.Start..at].All(char.IsAsciiLetter) ? TextSpan.Between(section.Span.Start, at) : null;

    private static TextSpan? PersonBefore(Section section, int at)
    {
        var start = Math.Max(section.Span.Start, section.Text.Folded.LastIndexOfAny([',', ':', '.', ';', '-'], at - 1, at - section.Span.Start) + 1);
        while (start < at && section.Text.Folded[start] == ' ') start++;
        return LatinName.IsFull(section.Text.Folded[start..at]) ? TextSpan.Between(start, at) : null;
    }

    /// <summary>百度推广来的线索 无锡新洁能 …: behind the first clause stands a name that begins like a place or ends like a company.</summary>
    public static bool StandsBehind(Section section) => section.Clauses.Count > 1 && Find(section) is { } name && name.Start >= section.Clauses[1].Start
        && (Places.CityLengthAt(section.Lower, name.Start) is var city && city > 0 && city < name.Length - 1
            || CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End])
            || section.Cues.Exists(hit => hit.Is("company.kind") && hit.End == name.End));

    /// <summary>Two capitalised words that do not end like a company may be a person's.</summary>
    private static bool IsPair(Section section, TextSpan name)
    {
        var words = section.Text.CutFolded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.All(static word => char.IsAsciiLetterUpper(word[0])) && !CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End]);
    }

    /// <summary>"Marta from Solano Wines called in", …, Raj Patel from Cobalt Freight, …: the words of a name, up to where the company they belong to begins.</summary>
    public static TextSpan? FromWhere(Section section)
    {
        if (section.Has("lead.of")) return null;
        if (WhoFrom(section, StartOfPerson(section)) is { } first) return first;
        foreach (var clause in section.Clauses)
        {
            if (clause.Start > section.Span.Start && WhoFrom(section, clause.Start) is { } who && LatinName.IsFull(section.Text.Folded[who.Start..(who.End - From.Length)])) return who;
        }

        return null;
    }

    public const string From = " from ";

    private static TextSpan? WhoFrom(Section section, int begin)
    {
        var end = begin;
        if (!char.IsAsciiLetterUpper(section.Text.Folded[end])) return null;
        while (end < section.Span.End
            && (WordEdge.IsWordCharacter(section.Lower[end]) || (section.Lower[end] == ' ' && end + 1 < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end + 1]))))
        {
            end++;
        }
        return end - begin is >= 2 and <= 24 && section.Lower.AsSpan(end).StartsWith(From, StringComparison.Ordinal) && end + From.Length < section.Span.End
                && char.IsAsciiLetterUpper(section.Text.Folded[end + From.Length])
            ? TextSpan.Between(begin, end + From.Length)
            : null;
    }

    /// <summary>a lead from Lily's contact: one of us brought it, and is no company.</summary>
    private static bool IsColleague(Section section, TextSpan name) => section.People.Exists(person => person.Colleagues.Count > 0 && person.Whole.Start == name.Start);

    /// <summary>met Paul Denny from Harbor Mills: behind the verb that begins the message.</summary>
    private static int StartOfPerson(Section section)
    {
        var at = section.Span.Start;
        foreach (var hit in section.Cues)
        {
            if (hit.Start == section.Span.Start && (hit.Is("met.word") || hit.Is("lead.met") || hit.Is("lead.person"))) at = Math.Max(at, hit.End);
        }

        while (at < section.Span.End - 1 && section.Lower[at] == ' ') at++;
        return at;
    }

    /// <summary>"someone from Nordic Steel rang in": the capitalised words.</summary>
    private static TextSpan? Capitals(Section section, int at)
    {
        var start = Skip(section, at, section.Span.End);
        var end = start;
        while (end < section.Span.End && char.IsAsciiLetterUpper(section.Text.Folded[end]))
        {
            while (end < section.Span.End && WordEdge.IsWordCharacter(section.Lower[end])) end++;
            if (section.Lower.AsSpan(end) is [' ', '&', ' ', >= 'a' and <= 'z', ..]) end += 2;
            if (end + 1 >= section.Span.End || section.Lower[end] != ' ' || !char.IsAsciiLetterUpper(section.Text.Folded[end + 1])) break;
            end++;
        }

        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }

    private static TextSpan? Named(Section section, CueHit named)
    {
        var start = Skip(section, named.End, section.Span.End);
        if (LooksLikePerson(section, start)) return null;
        if (start < section.Span.End && section.Lower[start] is '做' or '搞') return null;   // 说是做锂电的: what they do
        if (section.People.Any(person => person.Whole.Start <= start && start < person.Whole.End)) return null;
        var end = start;
        while (end < section.Span.End && section.Lower[end] is not ('的' or ',' or '，' or '。' or '\n' or ';')
            && !(section.Lower[end] == ' ' && WordEdge.IsChinese(section.Lower[end - 1])))
        {
            end++;
        }
        return end - start is >= 2 and <= Longest ? TextSpan.Between(start, end) : null;
    }

    /// <summary>叫陈悦: a family name and one or two characters more, and nothing else in the clause.</summary>
    public static bool LooksLikePerson(Section section, int start)
    {
        var end = section.Clauses.FirstOrDefault(clause => clause.Contains(start)).End;
        return end - start is 2 or 3 && PersonWords.LengthAt("surname", section.Lower, start) is 1 && !CompanyNames.EndsLikeCompany(section.Lower[start..end]);
    }

    /// <summary>Redfern Clinics called in: who rang stands before.</summary>
    private static bool RangIn(Section section, CueHit named) => section.Lower.AsSpan(named.Start, named.Length) is "called"
        && section.Lower.AsSpan(named.End, section.Span.End - named.End).TrimStart() is var rest
            && (rest.StartsWith("in ") || rest.StartsWith("in,") || rest.StartsWith("us") || rest.StartsWith("about ") || rest.StartsWith("today")
                || rest.StartsWith("asking") || rest.StartsWith(", ") || rest.StartsWith("just now") || rest.StartsWith("the office")
                || rest.StartsWith("our "));

    /// <summary>new lead from Google ads: where it came from.</summary>
    private static bool IsSource(Section section, TextSpan name) =>
        section.Codes.Exists(code => code.Kind == CodeKind.Source && (code.Span.Overlaps(name) || code.Span.Start == name.End + 1));

    private static int Skip(Section section, int at, int end)
    {
        while (at < end && section.Lower[at] is ' ' or ':' or ',' or '，' or '：' or '、' or '-') at++;
        return at;
    }
}
