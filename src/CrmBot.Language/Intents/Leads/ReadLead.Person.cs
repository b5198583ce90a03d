using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Who is named in the telling of a new lead.</summary>
internal sealed partial class ReadLead
{
    /// <summary>海澜顾总推荐了一家: who stands right behind the referrer is theirs.</summary>
    private static bool IsReferring(Section section, PersonMention person, CustomerMention? referrer) =>
        referrer is { } by && by.Span == person.Whole
        || referrer is { } customer && person.Whole.Start >= customer.Span.End && section.Lower.AsSpan(customer.Span.End, person.Whole.Start - customer.Span.End).Trim().Length <= 1 && section.People.Count > 1;

    /// <summary>高翔介绍来的: one of us, right before the word.</summary>
    private static bool BroughtIn(Section section, PersonMention person) => person is { Colleagues.Count: > 0, Customers.Count: 0 }
        && section.Cues.Exists(hit => hit.Is("lead.referrer") && (hit.Start == person.Whole.End || hit.End + 1 == person.Whole.Start));   // a lead from Lily

    /// <summary>康总说他表哥的厂也想用，…老板姓樊: a known contact tells of somebody else.</summary>
    private static bool TellsOfOther(Section section, PersonMention person) => person.Customers.Count > 0 && section.First("name.family") is { } other
        && other.Start > person.Whole.End
        && section.Cues.Exists(hit => hit.Is("said") && hit.Start == person.Whole.End);

    private static void SetPerson(FrameDraft draft, Section section, TextSpan? name, CustomerMention? referrer)
    {
        var person = (name is { } theirs ? section.People.Find(found => found.Side != PersonSide.Ours && found.Whole.Start - theirs.End is 0 or 1 && found.Colleagues.Count == 0) : null)
            ?? section.People.FirstOrDefault(found => !Overlaps(found.Whole, name) && found.Side != PersonSide.Ours
            && !IsReferring(section, found, referrer) && !BroughtIn(section, found) && !TellsOfOther(section, found));
        if (referrer is not null && section.First("name.family") is { } other && person is not null && person.Whole.End <= other.Start && section.People.Count == 1)
            person = null;   // 卓越尹老师推荐了一家, 园长姓白
        if (LeadName.FromWhere(section) is { } from && name?.Start == from.End)
            draft.Set("who", section.Text.Cut(TextSpan.Between(from.Start, from.End - LeadName.From.Length))).Set("title", BareTitle(section));
        else if (name is { } company && LeadName.WorksAt(section, company) is { } works) draft.Set("who", section.Text.Cut(works));
        else if (person is not null && LooseName(section, name) is { } longer && longer.StartsWith(person.Written, StringComparison.Ordinal))
            draft.Set("who", longer).Set("title", person.Title);
        else if (person is not null) draft.Set("who", person.Written).Set("title", person.Title ?? DeptBefore(section, person));
        else if (section.First("lead.named") is { } named && LeadName.LooksLikePerson(section, named.End))
            draft.Set("who", section.Text.Cut(TextSpan.Between(named.End, section.Clauses.First(clause => clause.Contains(named.End)).End)));
        else if (section.First("name.family") is { } family) draft.Set("who", FamilyName(section, family.End)).Set("title", JobBefore(section, family.Start));
        else if (LeadPerson.BeforeJob(section, name) is { } employed) draft.Set("who", section.Text.Cut(employed.Name)).Set("title", section.Text.Cut(employed.Title));
        else if (LeadPerson.Titled(section) is { } titled && !Overlaps(titled.Name, name))
            draft.Set("who", section.Text.Cut(titled.Name)).Set("title", section.Text.Cut(titled.Title));
        else if ((LooseName(section, name) ?? InBrackets(section, name)) is { } loose) draft.Set("who", loose).Set("title", BareTitle(section));
    }

    /// <summary>procurement的夏姐: where somebody works stands right before.</summary>
    private static string? DeptBefore(Section section, PersonMention person)
    {
        var start = section.Clauses.Find(clause => clause.Contains(person.Whole.Start)).Start;
        return person.Whole.Start - start is > 2 and < 14 && section.Lower[person.Whole.Start - 1] == '的'
            && Nearby.Words("dept").Is(section.Lower.AsSpan(start, person.Whole.Start - 1 - start)) ? section.Text.Cut(TextSpan.Between(start, person.Whole.Start - 1)) : null;
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

    /// <summary>Delta Tools (Hans, +49 30 1234567): the name that opens the bracket behind the company.</summary>
    private static string? InBrackets(Section section, TextSpan? company)
    {
        if (company is not { } name || name.End + 2 >= section.Span.End || !section.Lower.AsSpan(name.End).StartsWith(" (", StringComparison.Ordinal)) return null;
        var end = section.Lower.AsSpan(name.End + 2).IndexOfAny(',', ')');
        var inside = end > 1 ? section.Text.Cut(new TextSpan(name.End + 2, end)) : "";
        return inside.Length > 1 && char.IsAsciiLetterUpper(inside[0]) && inside.Split(' ') is { Length: <= 3 } words
                && words.All(static word => word.Length > 1 && word.All(char.IsAsciiLetter))
            ? inside
            : null;
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

    private const int LongestJob = 8;

    private static string? FamilyName(Section section, int at)
    {
        var length = Math.Max(PersonWords.LengthAt("surname", section.Lower, at), PersonWords.LengthAt("surname.formal", section.Lower, at));
        return length == 0 ? null : section.Text.Cut(new TextSpan(at, length));
    }

    /// <summary>"Sara Lim sara@...", "contact is Nina Cole", or a piece of two or three characters that starts with a family name.</summary>
    private static string? LooseName(Section section, TextSpan? name)
    {
        foreach (var clause in section.Clauses)
        {
            if (Overlaps(clause, name)) continue;
            if ((BeforeEmail(section, clause) ?? LatinName(section, clause) ?? LeadPerson.Plain(section, clause, name) ?? LeadPerson.Alone(section, clause, name) ?? ShortName(section, clause)) is { } found) return found;
        }

        return null;
    }

    private static string? BeforeEmail(Section section, TextSpan clause)
    {
        foreach (var email in section.Emails)
        {
            if (clause.Contains(email.Span)) return Capitalised(TextCutter.Cut(section.Text, TextSpan.Between(clause.Start, email.Span.Start), []));
        }

        return null;
    }

    private static string? ShortName(Section section, TextSpan clause)
    {
        var mark = section.Cues.FindAll(hit => hit.Is("lead.contact") && hit.Start == clause.Start).Select(static hit => hit.End).DefaultIfEmpty(clause.Start).Max();   // 联系人孙倩
        clause = TextSpan.Between(Math.Min(mark, clause.End), clause.End);
        var text = TextCutter.Cut(section.Text, clause, section.Phones.ConvertAll(static phone => phone.Span));
        return text.Length is 2 or 3 && text.All(WordEdge.IsChinese) && PersonWords.LengthAt("surname", text, 0) is 1
            && !LeadName.IsPlaceOrTrade(section, new TextSpan(clause.Start, text.Length))
            && !section.Codes.Any(code => code.Span.Overlaps(clause)) && !section.Cues.Any(hit => hit.Start >= clause.Start && hit.End <= clause.End && hit.Length > 1)
                ? text
                : null;
    }

    /// <summary>A clause of two or three capitalised words, or of one behind "contact", that is nothing else.</summary>
    private static string? LatinName(Section section, TextSpan clause) =>
        section.Text.Folded.AsSpan(clause.Start, clause.Length).ContainsAnyInRange('A', 'Z') ? CapitalisedName(section, clause) : null;

    private static string? CapitalisedName(Section section, TextSpan clause)
    {
        var part = section.Within(clause);
        var marks = part.All("lead.contact").Where(hit => hit.Start == clause.Start).Select(hit => TextSpan.Between(hit.Start, hit.End)).ToList();
        if (part.Codes.Count + part.Times.Count + part.Customers.Count + part.Emails.Count > 0 || LeadName.IsPlaceOrTrade(section, clause) || TitleFinder.First(part) is not null)
            return null;
        if (part.Cues.Any(hit => hit.Length > 1 && (hit.Start == clause.Start || hit.End < clause.End) && !hit.Is("lead.contact")
            && !marks.Exists(mark => mark.Contains(new TextSpan(hit.Start, hit.Length)))))
        {
            return null;
        }
        var words = part.Cut([.. marks, .. part.Phones.Select(phone => phone.Span)]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = words.Length <= 3 && words.Length >= (marks.Count > 0 ? 1 : 2)
            && words.All(word => char.IsAsciiLetterUpper(word[0]) && word.Skip(1).Any(char.IsAsciiLetterLower));
        return named ? string.Join(' ', words) : null;
    }

    private static string? Capitalised(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse().TakeWhile(word => char.IsUpper(word[0])).Take(3).Reverse();
        return string.Join(' ', words) is { Length: > 1 } found ? found : null;
    }
}
