using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>For how long nothing was heard of the records of a list, or nothing moved.</summary>
internal static class SilenceWanted
{
    /// <summary>Days without a word after which a deal is called stuck.</summary>
    private const int LongestRest = 14;

    /// <summary>Days without a word that 好久 stands for, where nobody says how many.</summary>
    private const int LongAgo = 30;

    /// <summary>Days without a word after which a customer has gone quiet.</summary>
    private const int Quiet = 14;

    /// <summary>最久没联系的, 一个月没联系的, leads nobody has called.</summary>
    public static void SetUntouched(FrameDraft draft, Section section, string of)
    {
        if (of == "cust" && section.Has("find.longest"))
        {
            draft.Set(Frame.Order, "silent");
            return;
        }

        if (of == "cust" && section.Has("find.fading")) draft.SetTrue(Frame.Fading);
        if (!section.HasAny("find.silent", "find.untouched")) return;
        if (DaysWithout(section, of) is { } days) draft.SetNumber("silent_days", days);
        else if (section.Has("find.untouched")) draft.Set("contacted", JsonValue.Create(false));
    }

    /// <summary>卡住的单子, 卡住超过两周的, 要流失的客户, stuck in demo for 60 days.</summary>
    public static void SetStuck(FrameDraft draft, Section section, string of)
    {
        if (!draft.Has("silent_days") && DaysStuck(section, of) is { } days) draft.SetNumber("silent_days", days);
    }

    /// <summary>The days as said, else what the word stands for. Of leads only an amount counts: they are untouched altogether.</summary>
    private static decimal? DaysWithout(Section section, string of)
    {
        if (section.Times.Find(static time => time.Amount is not null && time.Sense != AmountSense.None)?.Amount is { } amount)
            return amount.InDays;
        if (of == "lead") return null;
        if (TimeWords.RunningSince(section) is { } day) return Math.Max(1, section.Today.DayNumber - day.DayNumber);   // 这周还没联系的客户
        return section.Has("gone.quiet") ? Quiet : section.Has("long.ago") ? LongAgo : null;
    }

    private static decimal? DaysStuck(Section section, string of)
    {
        if (of == "deal" && section.HasAny("deal.stuck", "stuck.ask")) return DaysSaid(section) ?? LongestRest;
        if (of == "cust" && section.Has("churn.who")) return LongAgo;
        return of == "deal" && section.Has("deal.block.firm") ? DaysSaid(section) : null;
    }

    /// <summary>卡住超过两周的: for so long.</summary>
    private static decimal? DaysSaid(Section section) => section.Times.Find(static time => time.Amount is { InDays: >= 1 })?.Amount?.InDays;
}
