using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Whose records are listed: a colleague's, the speaker's own, those of a team.</summary>
internal static class OwnerWanted
{
    public static string? Of(Section section) => Colleague(section) ?? (AreMine(section) ? "me" : null) ?? Team(section);

    /// <summary>Asked so, the records are the speaker's, whatever else is said of them: 我最久没联系的, 先跟哪个单.</summary>
    public static void SetOwn(FrameDraft draft, Section section)
    {
        if (section.Has("silent.mine") && !draft.Has("owner")) draft.Set("owner", "me");
        if (section.Has("deal.first")) draft.Set("owner", "me").Set("state", "open");
    }

    private static string? Colleague(Section section) =>
        Owners.Colleagues(section).Select(person => Owners.NameOf(section, person)).FirstOrDefault(static name => name is not null);

    /// <summary>我的客户, 我手上的单子; tickets that are free to be taken are nobody's.</summary>
    private static bool AreMine(Section section) =>
        (Owners.AreMine(section) && !section.Has("claim.free")) || DoIHave(section) || section.Has("own.hands");

    /// <summary>how many customers do I have; "do we have" speaks of everybody's.</summary>
    private static bool DoIHave(Section section) => section.First("find.have") is { } have
        && !section.Lower.AsSpan(have.Start, have.Length).Contains("we", StringComparison.Ordinal);

    /// <summary>海外组手里的商机: whose they are, where they are said to be in hand.</summary>
    private static string? Team(Section section)
    {
        if (section.Has("our.team")) return "team";
        return section.HasAny("watch.load", "has.deals") ? section.CodesOf(CodeKind.Team).FirstOrDefault().Code : null;
    }
}
