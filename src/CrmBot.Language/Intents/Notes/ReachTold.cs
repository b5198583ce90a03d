using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>How people of a customer are reached, told beside anything else: 李总电话换成13900009999, dr moss's mail is ...</summary>
internal static class ReachTold
{
    /// <summary>Whether a number or an address is told of somebody at a customer.</summary>
    public static bool Is(Section section) => JoinedContact.IsAsked(section) || (Any(section) && section.Has("reach.word")
        && (section.Customers.Exists(static mention => mention.Known is not null) || Persons.Contact(section) is { Customers.Count: > 0 }
            || (section.Customers.Count == 0 && section.Utterance.LastCustomer is not null && Persons.Contact(section) is not null)));

    private static bool Any(Section section) => section.Phones.Count + section.Emails.Count + section.Wechats.Count > 0;

    /// <summary>Sets the slot of our own, one object per person; nothing when no number or address is told.</summary>
    public static void Set(FrameDraft draft, Section section, string? newcomer = null)
    {
        if (newcomer is null && JoinedContact.Of(section) is { } joined)
        {
            draft.SetObjects(Frame.Reach, [joined]);
            return;
        }

        if (!Any(section))
        {
            AddRaised(draft, section);
            return;
        }

        var told = new List<JsonObject>();
        foreach (var spot in section.Phones) Add(told, section, "phone", spot, newcomer);
        foreach (var spot in section.Emails) Add(told, section, "email", spot, newcomer);
        foreach (var spot in section.Wechats) Add(told, section, "wechat", spot, newcomer);
        if (told.Count > 0 && IsAll(section)) told[0]["only"] = true;
        draft.SetObjects(Frame.Reach, told);
    }

    /// <summary>Nothing else is told: every clause has a number or an address, or says whose it is.</summary>
    private static bool IsAll(Section section) => section.Clauses.TrueForAll(clause => section.Within(clause) is var part
        && (Any(part) || part.Has("reach.word") || (part.Has("raised.to") && IsRaised(part))
            || part.Cut([.. part.Customers.Select(static mention => mention.Span),
                .. part.People.Select(static person => person.Whole)]).Length < 2)
        && !part.Has("need") && !part.Has("objection") && !part.Has("promise") && !part.HasFamily("ch.visit"));

    private static void Add(List<JsonObject> told, Section section, string kind, Spot spot, string? newcomer)
    {
        if (!section.Span.Contains(spot.Span)) return;
        var person = Of(section, spot);
        var who = newcomer ?? person?.Written;
        if (who is null && !section.Has("reach.word")) return;   // a parcel's number
        var one = told.Find(known => known["who"]?.GetValue<string>() == who);
        if (one is null)
        {
            one = [];
            if (who is not null) one["who"] = who;
            if ((person?.Title ?? Raised(section, person)) is { } title && newcomer is null) one["title"] = title;
            if (section.Has("reach.changed")) one["instead"] = true;
            told.Add(one);
        }

        one.TryAdd(kind, spot.Value);
    }

    /// <summary>Whoever was named last before the number, else first behind it.</summary>
    private static PersonMention? Of(Section section, Spot spot)
    {
        var people = Persons.Contacts(section).ToList();
        return people.FindLast(person => person.Span.End <= spot.Span.Start) ?? people.Find(person => person.Whole.Start >= spot.Span.End);
    }

    /// <summary>郑凯升采购总监了: a job alone is kept of a contact who is known.</summary>
    private static void AddRaised(FrameDraft draft, Section section)
    {
        if (Persons.Contact(section) is not { } person || Raised(section, person) is not { } job) return;
        var one = new JsonObject { ["who"] = person.Written, ["title"] = job };
        if (section.Clauses.Count == 1) one["only"] = true;
        draft.SetObjects(Frame.Reach, [one]);
    }

    /// <summary>张姐升采购总监了: the job somebody has got.</summary>
    private static string? Raised(Section section, PersonMention? person)
    {
        if (person is null) return null;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("raised.to") && hit.Start >= person.Span.End && JobBehind(section, hit) is { } title) return section.Text.Cut(title);
        }

        return null;
    }

    /// <summary>The job right behind the word, which ends what is said there: 现在是采购主管, not 现在是财务在管.</summary>
    private static TextSpan? JobBehind(Section section, Lexicons.CueHit raised)
    {
        var at = raised.End;
        while (at < section.Span.End && section.Lower[at] is ' ' or '了') at++;
        if (at >= section.Span.End || TitleFinder.At(section, at) is not { } title) return null;
        return title.End >= section.Span.End || section.Lower[title.End] is '了' or '啦' or ' ' or ',' or '，' or '。' or '!' or '.'
            ? title
            : null;
    }

    /// <summary>Whether somebody rose to a job: 升采购总监了, and is no one's successor.</summary>
    public static bool IsRaised(Section section) => section.Has("raised.to", static (section, raised) =>
        JobBehind(section, raised) is not null);
}
