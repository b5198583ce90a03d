using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>When somebody at a customer has their birthday, told beside anything else: 王工生日5月8号, Anna's birthday is Feb 29.</summary>
internal static class BirthdayTold
{
    /// <summary>Whether it is told, or is to be forgotten, of somebody who is not one of us.</summary>
    public static bool Is(Section section) =>
        section.Birthdays.Count > 0 ? Persons.Contact(section) is not null || Newcomer(section) is not null : IsDropped(section);

    /// <summary>Sets the slot of our own, one object per person.</summary>
    public static void Set(FrameDraft draft, Section section)
    {
        if (!Is(section)) return;
        List<JsonObject> told = section.Birthdays.Count == 0
            ? [new() { ["who"] = Persons.Contact(section)!.Written, ["gone"] = true }]
            : section.Birthdays.ConvertAll(spot => Of(section, spot));
        if (IsAll(section)) told[0]["only"] = true;
        draft.SetObjects(Frame.Birthday, told);
        if (!draft.Has("who") && Newcomer(section) is { } newcomer) draft.Set("who", newcomer);
    }

    /// <summary>不对，是5月9号 under the card of a birthday; null where it is something else that is put right.</summary>
    public static JsonObject? Corrected(Section section, Frame preview)
    {
        if (preview.Objects(Frame.Birthday) is not [var told] || told["only"] is null
            || BirthdaySpotter.FindBare(section.Text) is not { } spot) return null;
        var now = Dated(spot);
        foreach (var kept in (string[])["who", "only"]) now[kept] = told[kept]?.DeepClone();
        return new JsonObject { [Frame.Birthday] = new JsonArray(now), ["note"] = section.Cut() };
    }

    private static bool IsDropped(Section section) =>
        Persons.Contact(section) is not null && BirthdaySpotter.FindDropped(section.Words) is not null;

    private static JsonObject Of(Section section, BirthdaySpot spot)
    {
        var told = Dated(spot);
        if ((Whose(section, spot)?.Written ?? Newcomer(section)) is { } who) told["who"] = who;
        return told;
    }

    private static JsonObject Dated(BirthdaySpot spot)
    {
        JsonObject told = new() { ["month"] = spot.Month, ["day"] = spot.Day };
        if (spot.Year is { } year) told["year"] = year;
        if (spot.IsLunar) told["lunar"] = true;
        if (spot.IsLeap) told["leap"] = true;
        return told;
    }

    /// <summary>Whoever was named last before the date, else first behind it.</summary>
    private static PersonMention? Whose(Section section, BirthdaySpot spot)
    {
        var people = Persons.Contacts(section).ToList();
        return people.FindLast(person => person.Whole.Start <= spot.Date.Start)
            ?? people.Find(person => person.Whole.Start >= spot.Date.End);
    }

    /// <summary>Anna in Anna's birthday, where nobody is called so yet.</summary>
    private static string? Newcomer(Section section)
    {
        if (section.People.Count > 0 || section.Birthdays is not [var only, ..] || only.Span.Start < section.Span.Start) return null;
        var before = section.Text.Folded.AsSpan(section.Span.Start, only.Span.Start - section.Span.Start).TrimEnd();
        if (!before.EndsWith("'s")) return null;
        before = before[..^2];
        var start = before.LastIndexOf(' ') + 1;
        var name = TextSpan.Between(section.Span.Start + start, section.Span.Start + before.Length);
        return name.Length > 1 && char.IsAsciiLetterUpper(before[start]) && !section.IsCustomer(name) ? section.Text.Cut(name) : null;
    }

    /// <summary>Nothing else is told: every clause is about birthdays, beside words like 记一下.</summary>
    private static bool IsAll(Section section) => BirthdaySpotter.FindDropped(section.Words) is { } dropped && section.Birthdays.Count == 0
        ? IsNothing(section, section, [new TextSpan(section.Span.Start + dropped.Start, dropped.Length)])
        : section.Clauses.TrueForAll(
            clause => IsNothing(section, section.Within(clause), section.Birthdays.ConvertAll(static spot => spot.Span)));

    private static bool IsNothing(Section section, Section part, List<TextSpan> about)
    {
        List<TextSpan> said = [.. part.Customers.Select(static mention => mention.Span),
            .. part.People.Select(static person => person.Whole), .. about];
        var rest = new string([.. Enumerable.Range(part.Span.Start, part.Span.Length).Where(at => !said.Exists(span => span.Contains(at)))
            .Select(at => section.Lower[at])]).Replace("'s", "", StringComparison.Ordinal)
            .Trim(' ', '.', '。', '!', ',', '(', ')', ':', '了');
        return rest.Length < 2 || rest == Newcomer(section)?.ToLowerInvariant() || Nearby.Words("birthday.around").Is(rest);
    }
}
