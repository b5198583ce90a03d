using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Who comes for whom: 张经理走了现在孙经理, 采购换成李敏了, Anna Berg replaced Erik.</summary>
internal static class Replacement
{
    /// <summary>The one who left, if it is known who that is, and the one who comes; the first way of saying so that fits.</summary>
    public static (string? Old, string New)? Find(Section section)
    {
        if (Heir.Find(section) is { } heir) return heir;
        var holders = RoleWords.Holders(section);
        if ((Called(section, holders) ?? OfLead(section, holders) ?? ByFullName(section, holders)) is { } told) return told;
        if (!section.Has("role.replaced") || HaveParts(section, holders)) return null;
        return OfOne(section, holders) ?? OfContact(section, holders) ?? OfLeaver(section, holders) ?? OfSeveral(section, holders);
    }

    /// <summary>新的IT负责人换人了，叫Amy Lin，ken离职了: who is called so comes, whoever stands right before the word goes.</summary>
    private static (string? Old, string New)? Called(Section section, List<RoleWords.Holder> holders)
    {
        if (section.First("role.left") is not { } left) return null;
        var heir = holders.Find(holder => holder.Span.Start > 0 && section.Lower[holder.Span.Start - 1] == '叫');
        if (heir is null) return null;
        var gone = holders.Find(holder => holder != heir && holder.Span.End <= left.Start && left.Start - holder.Span.End <= 1);
        return gone is not null && gone.Name != heir.Name ? (gone.Name, heir.Name) : null;
    }

    /// <summary>吕经理来电…另外她离职了，换成了…: whom the pronoun means was named before.</summary>
    private static (string? Old, string New)? OfLead(Section section, List<RoleWords.Holder> holders)
    {
        if (holders is not [var heir] || !section.Has("pronoun") || section.Lead is not { } lead) return null;
        if (!section.Has("role.replaced") || !section.Has("role.left")) return null;
        return Persons.Contact(lead)?.Written is { } before && before != heir.Name ? (before, heir.Name) : null;
    }

    /// <summary>Jack 离职了，换成 Mia Torres，IT manager.</summary>
    private static (string? Old, string New)? ByFullName(Section section, List<RoleWords.Holder> holders) =>
        section.Has("role.replaced") && holders is [var old, ..] && Successor.FullName(section) is { } full && full != old.Name
            ? (old.Name, full) : null;

    /// <summary>现在是小丁说了算 黄姐管钱: nobody left, and each has a part.</summary>
    private static bool HaveParts(Section section, List<RoleWords.Holder> holders) =>
        holders.Count > 1 && !section.Has("role.left") && RoleWords.Read(section).Count >= holders.Count;

    /// <summary>Erik was replaced by Anna Berg: one who is known, and a new name before or behind the word.</summary>
    private static (string? Old, string New)? OfOne(Section section, List<RoleWords.Holder> holders)
    {
        if (holders is not [var old]) return null;
        if (Successor.Before(section) is { } before && before != old.Name) return (old.Name, before);
        return Successor.Behind(section) is { } behind && behind != old.Name ? (old.Name, behind) : null;
    }

    /// <summary>把海天的联系人换成刘洋: for the only one we know, else for nobody we could name.</summary>
    private static (string? Old, string New)? OfContact(Section section, List<RoleWords.Holder> holders)
    {
        if (holders.Count > 1 || !section.Has("role.contact") || section.Has("role.left") || Successor.Behind(section) is not { } heir)
            return null;
        if (holders is [var only] && only.Name != heir) return null;
        return (section.Customers is [{ Known.Contacts: [var known] }, ..] ? known.Name : null, heir);
    }

    /// <summary>采购换人了, 原来的张经理走了, 新来的叫孙莉.</summary>
    private static (string? Old, string New)? OfLeaver(Section section, List<RoleWords.Holder> holders) =>
        Leaver(section, holders) is { } gone && (Successor.Before(section) ?? Successor.Behind(section)) is { } heir
            ? (gone.Name, heir) : null;

    /// <summary>张经理走了现在孙经理: both are known by name; not 天马老板换人了，新老板偏向外资.</summary>
    private static (string? Old, string New)? OfSeveral(Section section, List<RoleWords.Holder> holders)
    {
        if (holders.Count < 2) return null;
        var left = Leaver(section, holders);
        var old = left ?? (section.HasAny("replaced.order", "replaced.active") ? holders[^1] : holders[0]);
        var now = section.All("role.replaced").Last().End;
        var heir = (left is null ? null : holders.Find(holder => holder != old && holder.Span.Start >= now))
            ?? holders.First(holder => holder != old);
        return old.Name == heir.Name ? null : (old.Name, heir.Name);
    }

    /// <summary>The last one named before 走了, 离职.</summary>
    private static RoleWords.Holder? Leaver(Section section, List<RoleWords.Holder> holders) =>
        section.First("role.left") is { } left ? holders.FindLast(holder => holder.Span.End <= left.Start) : null;
}
