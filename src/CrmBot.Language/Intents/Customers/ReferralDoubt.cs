using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Whether somebody brought a customer is only asked (卓越不是宏昌介绍的吧), or denied (卓越不是宏昌介绍的).</summary>
internal static class ReferralDoubt
{
    /// <summary>吧 at the end wants to hear that it is so.</summary>
    public static bool Asks(Section section) => !section.Has("log.ask")
        && (Mood.IsQuestion(section) || section.Words.TrimEnd(" 。!！~") is [.., '吧']);

    /// <summary>The same as a question: who brought the one that was named, also where nobody known did (卓越不是老客户介绍的吧).</summary>
    public static Frame AsQuestion(Section section, Frame told)
    {
        var draft = new FrameDraft("referral").Set("act", "get");
        if (told.Has("of")) return draft.Set("of", told.Text("of")).Build();
        return draft.Set(section.Has("referral.back") ? "of" : "by", told.Text("by")).Build();
    }

    /// <summary>Takes out whoever did not bring them (不是宏昌介绍的，是鼎盛介绍的); whether nobody is left who did.</summary>
    public static bool Denies(Section section, List<NamePiece> names)
    {
        if (!section.Has("deny.word")) return false;
        var before = names.Count;
        for (var at = names.Count - 1; at > 0; at--)
            if (IsDeniedIn(section, section.ClauseAt(names[at].Span.Start))) names.RemoveAt(at);
        return names.Count < before && names.Count < 2;
    }

    private static bool IsDeniedIn(Section section, Text.TextSpan clause)
    {
        foreach (var not in section.Cues)
        {
            if (!not.Is("deny.word") || !clause.Contains(not.Start)) continue;
            foreach (var hit in section.Cues)
                if (hit.Is("referral.word") && hit.Start >= not.End && clause.Contains(hit.Start)) return true;
        }

        return false;
    }
}
