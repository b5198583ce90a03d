using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;

namespace CrmBot.Language.Reading;

/// <summary>Orders that are held back as they are named, wherever the "not" stands in the clause: 沉睡标签先别删, 先不用给天马设提醒.</summary>
internal static class DeniedOrders
{
    private const int LongestTag = 8;        // 别给百味轩去掉
    private const int LongestReminder = 12;  // 不用给天马那边设个提醒
    private const int ShortestReminder = 3;  // 提醒就先不用设

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["tag.denied"] = IsTagKept,
        ["reminder.denied"] = static section => section.Has("forbid.word") && section.Has("topic.remind")
            && section.Has("forbid.word", static (section, not) => IsOrder(section, not) && IsOfReminder(section, not)),
    };

    /// <summary>Every order about a tag is held back; what is ordered in another clause is done.</summary>
    private static bool IsTagKept(Section section)
    {
        if (!section.Has("forbid.word")) return false;
        var denied = false;
        foreach (var hit in section.Cues)
        {
            if (!IsTagVerb(section, hit)) continue;
            if (!IsDenied(section, hit)) return false;
            denied = true;
        }

        return denied;
    }

    /// <summary>Whether one order about a tag is held back, be it beside another: 沉睡先别删，加个高意向.</summary>
    public static bool KeepsTag(Section section)
    {
        if (!section.Has("forbid.word")) return false;
        foreach (var hit in section.Cues)
            if (IsTagVerb(section, hit) && IsDenied(section, hit)) return true;
        return false;
    }

    private static bool IsTagVerb(Section section, CueHit hit) => hit.Is("tag.del") || hit.Is("tag.add.strong")
        || ((hit.Is("tag.give") || hit.Is("tag.plus")) && (section.HasCode(CodeKind.Tag) || section.Has("tag.word"))
            && !IsOfNoun(section, hit));

    /// <summary>标签 holds 标, and no order.</summary>
    private static bool IsOfNoun(Section section, CueHit give)
    {
        foreach (var hit in section.Cues)
            if (hit.Is("tag.word") && hit.Span.Contains(give.Span)) return true;
        return false;
    }

    private static bool IsDenied(Section section, CueHit verb)
    {
        foreach (var not in section.Cues)
        {
            if (not.Is("forbid.word") && not.End <= verb.Start && verb.Start - not.End <= LongestTag && IsOrder(section, not)
                && section.ClauseAt(not.Start).Contains(verb.Start))
                return true;
        }

        return false;
    }

    /// <summary>别忘了, 不用了, 别急着, 不要紧 hold nothing back.</summary>
    private static bool IsOrder(Section section, CueHit not) =>
        not.End < section.Span.End && section.Lower[not.End] is not ('忘' or '了' or '紧' or '担' or '光');

    /// <summary>不用…设提醒; 提醒先不用设.</summary>
    private static bool IsOfReminder(Section section, CueHit not)
    {
        var clause = section.ClauseAt(not.Start);
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("topic.remind") || !clause.Contains(hit.Start)) continue;
            if (hit.Start >= not.End && hit.End - not.End <= LongestReminder
                && Nearby.Words("reminder.set").IsIn(section.Lower.AsSpan(not.End, hit.End - not.End)))
                return true;
            if (hit.End <= not.Start && not.Start - hit.End <= ShortestReminder
                && Nearby.Words("reminder.set").Begins(section.Lower.AsSpan(not.End, clause.End - not.End).TrimStart()))
                return true;
        }

        return false;
    }
}
