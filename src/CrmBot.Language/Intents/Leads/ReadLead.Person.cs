using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Who is named in the telling of a new lead.</summary>
internal sealed partial class ReadLead
{
    private const int LongestJob = 8;
    private const int LongestDept = 12;

    /// <summary>海澜顾总推荐了一家: who stands right behind the referrer is theirs.</summary>
    private static bool IsReferring(Section section, PersonMention person, CustomerMention? referrer) => referrer is { } by
        && (by.Span == person.Whole
            || (section.People.Count > 1 && person.Whole.Start >= by.Span.End && StandsBehind(section, person, by)));

    private static bool StandsBehind(Section section, PersonMention person, CustomerMention referrer) =>
        section.Lower.AsSpan(referrer.Span.End, person.Whole.Start - referrer.Span.End).Trim().Length <= 1;

    /// <summary>高翔介绍来的, a lead from Lily: one of us, right before or behind the word.</summary>
    private static bool BroughtIn(Section section, PersonMention person) => person is { Colleagues.Count: > 0, Customers.Count: 0 }
        && section.Cues.Exists(hit => hit.Is("lead.referrer") && (hit.Start == person.Whole.End || hit.End + 1 == person.Whole.Start));

    /// <summary>康总说他表哥的厂也想用，…老板姓樊: a known contact tells of somebody else.</summary>
    private static bool TellsOfOther(Section section, PersonMention person) => person.Customers.Count > 0
        && section.First("name.family") is { } other && other.Start > person.Whole.End && section.HasAt("said", person.Whole.End);

    private static void SetPerson(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var person = Person(section, name, referrer);
        var told = FromCompany(section, name) ?? AtCompany(section, name)
            ?? (person is null ? null : Known(section, person, name))
            ?? NamedPerson(section) ?? OfFamily(section) ?? BeforeJob(section, name) ?? BeforeBracket(section, name)
            ?? Loose(section, name);
        if (told is not { } found) return;
        draft.Set("who", found.Who).Set("title", found.Title);
    }

    /// <summary>Whoever is named right behind the company, else the first who neither brought it nor told of it.</summary>
    private static PersonMention? Person(Section section, TextSpan? name, CustomerMention? referrer)
    {
        var person = (name is { } company ? section.People.Find(found => IsBehind(found, company)) : null)
            ?? section.People.Find(found => !Overlaps(found.Whole, name) && found.Side != PersonSide.Ours
                && !IsReferring(section, found, referrer) && !BroughtIn(section, found) && !TellsOfOther(section, found));
        return person is not null && referrer is not null && IsReferrerOfOther(section, person) ? null : person;
    }

    private static bool IsBehind(PersonMention person, TextSpan company) =>
        person.Side != PersonSide.Ours && person.Whole.Start - company.End is 0 or 1 && person.Colleagues.Count == 0;

    /// <summary>卓越尹老师推荐了一家, 园长姓白: the only one who is named brought somebody of another family.</summary>
    private static bool IsReferrerOfOther(Section section, PersonMention person) =>
        section.First("name.family") is { } other && person.Whole.End <= other.Start && section.People.Count == 1;

    /// <summary>Marta from Solano Wines.</summary>
    private static (string? Who, string? Title)? FromCompany(Section section, TextSpan? name) =>
        LeadName.FromWhere(section) is { } from && name?.Start == from.End
            ? (section.Text.Cut(TextSpan.Between(from.Start, from.End - LeadName.From.Length)), BareTitle(section))
            : null;

    /// <summary>Paula Reyes at Sunrise Foods.</summary>
    private static (string? Who, string? Title)? AtCompany(Section section, TextSpan? name) =>
        name is { } company && LeadName.WorksAt(section, company) is { } works ? (section.Text.Cut(works), null) : null;

    /// <summary>李工, or all of a name of which only the beginning was known.</summary>
    private static (string? Who, string? Title)? Known(Section section, PersonMention person, TextSpan? name) =>
        LooseName(section, name) is { } longer && longer.StartsWith(person.Written, StringComparison.Ordinal)
            ? (longer, person.Title)
            : (person.Written, person.Title ?? DeptBefore(section, person));

    /// <summary>叫陈悦.</summary>
    private static (string? Who, string? Title)? NamedPerson(Section section) =>
        section.First("lead.named") is { } named && LeadName.LooksLikePerson(section, named.End)
            ? (section.Text.Cut(TextSpan.Between(named.End, section.Clauses.Find(clause => clause.Contains(named.End)).End)), null)
            : null;

    /// <summary>生产总监姓赵.</summary>
    private static (string? Who, string? Title)? OfFamily(Section section) =>
        section.First("name.family") is { } family ? (FamilyName(section, family.End), JobBefore(section, family.Start)) : null;

    /// <summary>contact Dana Ruiz ops manager.</summary>
    private static (string? Who, string? Title)? BeforeJob(Section section, TextSpan? name) =>
        LeadPerson.BeforeJob(section, name) is { } employed ? (section.Text.Cut(employed.Name), section.Text.Cut(employed.Title)) : null;

    /// <summary>Lisa Kemp (ops director).</summary>
    private static (string? Who, string? Title)? BeforeBracket(Section section, TextSpan? name) =>
        LeadPerson.Titled(section) is { } titled && !Overlaps(titled.Name, name)
            ? (section.Text.Cut(titled.Name), section.Text.Cut(titled.Title))
            : null;

    private static (string? Who, string? Title)? Loose(Section section, TextSpan? name) =>
        (LooseName(section, name) ?? InBrackets(section, name)) is { } loose ? (loose, BareTitle(section)) : null;

    /// <summary>procurement的夏姐: where somebody works stands right before.</summary>
    private static string? DeptBefore(Section section, PersonMention person)
    {
        var end = person.Whole.Start - 1;
        var start = section.Clauses.Find(clause => clause.Contains(person.Whole.Start)).Start;
        if (end - start is <= 1 or > LongestDept || section.Lower[end] != '的') return null;
        return Nearby.Words("dept").Is(section.Lower.AsSpan(start, end - start)) ? section.Text.Cut(TextSpan.Between(start, end)) : null;
    }

    /// <summary>王建国 采购部长: a job that is a piece by itself.</summary>
    private static string? BareTitle(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (TitleFinder.At(section, clause.Start) is { } job && job.End == clause.End) return section.Text.Cut(job);
        }

        return null;
    }

    /// <summary>生产总监姓赵: the job right before the word for the name.</summary>
    private static string? JobBefore(Section section, int end)
    {
        for (var at = Math.Max(section.Span.Start, end - LongestJob); at < end; at++)
        {
            if (TitleFinder.At(section, at) is { } job && job.End == end) return section.Text.Cut(job);
        }

        return null;
    }

    private static string? FamilyName(Section section, int at)
    {
        var length = Math.Max(PersonWords.LengthAt("surname", section.Lower, at),
            PersonWords.LengthAt("surname.formal", section.Lower, at));
        return length == 0 ? null : section.Text.Cut(new TextSpan(at, length));
    }
}
