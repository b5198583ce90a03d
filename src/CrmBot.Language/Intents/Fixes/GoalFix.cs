using System.Text.Json.Nodes;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>改成95%; 不是留存，是复购; 期限放到年底, under a goal.</summary>
internal static class GoalFix
{
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        var measure = kept.FirstOf("goal.m")?.Leaf;
        if (measure is not null && !section.Has("deny") && !preview.Is("m", measure)) return [];   // 转化率目标30%: another goal
        if (Share(kept) is { } share) return new() { ["target"] = share };
        if (Sum(kept, preview) is { } sum) return new() { ["target"] = sum };
        if (section.Has("patch.until") && Day(section) is { } day) return new() { ["by"] = SlotForm.Of(day) };
        return measure is not null && section.Has("deny") && kept != section ? new() { ["m"] = measure } : [];
    }

    /// <summary>那个300万改成280吧: the sum named last, a plain number in the unit of the one before.</summary>
    private static decimal? Sum(Section kept, Frame preview)
    {
        if (kept.People.Count > 0 || kept.HasCode(CodeKind.Team) || kept.Has("goal.word") || kept.Amounts is not [.., var last]
            || preview.Slots["target"]?.GetValue<decimal>() is not ( > 1 and var before)) return null;
        return AmountScale.Of(last.Money, before).Value;
    }

    private static decimal? Share(Section kept)
    {
        foreach (var share in ShareSpotter.Find(kept.Text))
        {
            if (kept.Span.Contains(share.Span)) return share.Value;
        }

        return null;
    }

    private static DateOnly? Day(Section section) => section.Times.Find(static time => !time.IsVague)?.AsDate();
}
