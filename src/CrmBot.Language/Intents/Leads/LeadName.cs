using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>
/// Finds the company's name in the telling of a new lead: after 叫 or "new lead", or the first piece that is nothing else.
/// </summary>
internal static partial class LeadName
{
    private const int Longest = 40;

    /// <summary>What is said to be the name, the plainest first; then the piece that is nothing else.</summary>
    public static TextSpan? Find(Section section) =>
        ListedName.Find(section) ?? Called(section) ?? OfOneWord(section) ?? BehindFrom(section) ?? OfCaller(section) ?? Ringing(section)
            ?? NamedSo(section)
            ?? ReferredTo(section) ?? OfCompany(section) ?? Employer(section) ?? FirstPiece(section) ?? BehindColon(section);

    /// <summary>a new customer called Pinecrest Hotels.</summary>
    private static TextSpan? Called(Section section) => section.First("lead.called") is { } called ? Capitals(section, called.End) : null;

    /// <summary>Raj at Cobalt Freight, met at the show: a company nobody has stored, behind who works there.</summary>
    private static TextSpan? OfOneWord(Section section) =>
        section.Customers is [{ Known: null } unknown, ..] && WordBefore(section, unknown.Span) is not null ? unknown.Span : null;

    /// <summary>Marta from Solano Wines called in.</summary>
    private static TextSpan? BehindFrom(Section section) => FromWhere(section) is { } from ? Capitals(section, from.End) : null;

    /// <summary>someone from Apex Foods called in.</summary>
    private static TextSpan? OfCaller(Section section) =>
        section.First("lead.of") is { } of && section.First("lead.named") is { } called && of.Start < called.Start
            ? Capitals(section, of.End) : null;

    /// <summary>Redfern Clinics called in: all that stands before.</summary>
    private static TextSpan? Ringing(Section section) =>
        section.First("lead.named") is { } rang && RangIn(section, rang)
        && Capitals(section, section.Span.Start) is { } name && name.End + 1 == rang.Start
            ? name
            : null;

    /// <summary>公司叫宏图五金.</summary>
    private static TextSpan? NamedSo(Section section) =>
        section.First("lead.named") is { } named && !section.Has("lead.noname") && !RangIn(section, named) ? Named(section, named) : null;

    /// <summary>Greg referred us to Maple &amp; Co.</summary>
    private static TextSpan? ReferredTo(Section section) => section.First("lead.sent.to") is { } sent ? Capitals(section, sent.End) : null;

    /// <summary>new lead from Apex Foods; not from Google ads, nor from Lily.</summary>
    private static TextSpan? OfCompany(Section section) =>
        section.First("lead.of") is { } of && Capitals(section, of.End) is { } company && !IsSource(section, company)
            && !IsColleague(section, company)
            ? company
            : null;

    /// <summary>
    /// The first clause that is nothing else; where it may be a person's name,
    /// a later one that ends like a company: Hans Weber, Kessler GmbH.
    /// </summary>
    private static TextSpan? FirstPiece(Section section)
    {
        TextSpan? first = null;
        foreach (var clause in section.Clauses)
        {
            if (section.All("lead.noname").Any(hit => clause.Contains(hit.Start)) || Name(section, clause) is not { } name) continue;
            if (first is null ? !IsPair(section, name) : EndsLikeCompany(section, name)) return name;
            first ??= name;
        }

        return first;
    }

    /// <summary>新线索：武汉光明眼镜，…: whatever stands alone behind the colon is the name, even if it means something else elsewhere.</summary>
    private static TextSpan? BehindColon(Section section)
    {
        if (Colon(section) is not { } colon || section.Clauses.Count < 2 || section.Has("lead.noname")) return null;
        var start = Skip(section, colon + 1, section.Span.End);
        var span = TextSpan.Between(start, Math.Max(start, section.Clauses.Find(clause => clause.Contains(start)).End));
        var isTaken = section.IsPerson(span) || section.Phones.Exists(phone => phone.Span.Overlaps(span)) || IsSource(section, span);
        return span.Length is > 2 and <= Longest && !isTaken && !LooksLikePerson(section, start) ? span : null;
    }

    /// <summary>The colon of 新线索：, or right behind the word.</summary>
    private static int? Colon(Section section)
    {
        if (section.First("lead.ask") is not { } ask) return null;
        var colon = section.Lower.IndexOf(':', ask.Start, Math.Min(ask.Length + 1, section.Span.End - ask.Start));
        return colon < 0 ? null : colon;
    }

    /// <summary>百度推广来的线索 无锡新洁能 …: behind the first clause stands a name that begins like a place or ends like a company.</summary>
    public static bool StandsBehind(Section section) =>
        section.Clauses.Count > 1 && Find(section) is { } name && name.Start >= section.Clauses[1].Start
        && (BeginsWithCity(section, name) || EndsLikeCompany(section, name)
            || section.Cues.Exists(hit => hit.Is("company.kind") && hit.End == name.End));

    private static bool BeginsWithCity(Section section, TextSpan name) =>
        Places.CityLengthAt(section.Lower, name.Start) is > 0 and var city && city < name.Length - 1;

    /// <summary>Two capitalised words that do not end like a company may be a person's.</summary>
    private static bool IsPair(Section section, TextSpan name)
    {
        var words = section.Text.CutFolded(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && words.All(static word => char.IsAsciiLetterUpper(word[0])) && !EndsLikeCompany(section, name);
    }

    /// <summary>a lead from Lily's contact: one of us brought it, and is no company.</summary>
    private static bool IsColleague(Section section, TextSpan name) =>
        section.People.Exists(person => person.Colleagues.Count > 0 && person.Whole.Start == name.Start);

    /// <summary>new lead from Google ads: where it came from.</summary>
    private static bool IsSource(Section section, TextSpan name) =>
        section.Codes.Exists(code => code.Kind == CodeKind.Source && (code.Span.Overlaps(name) || code.Span.Start == name.End + 1));

    private static bool EndsLikeCompany(Section section, TextSpan name) =>
        CompanyNames.EndsLikeCompany(section.Lower[name.Start..name.End]);

    private static int Skip(Section section, int at, int end)
    {
        while (at < end && section.Lower[at] is ' ' or ':' or ',' or '，' or '：' or '、' or '-') at++;
        return at;
    }
}
