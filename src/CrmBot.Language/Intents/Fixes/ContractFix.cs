using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>一个月太短，提前两个月提醒吧; ends on 30 Nov, not October, under a contract.</summary>
internal static class ContractFix
{
    public static JsonObject Read(Section section, Section kept, Frame preview)
    {
        if (section.Has("patch.notice") && Notice(section) is { } notice) return new() { ["notice"] = notice };
        return preview.Has("end") && section.Has("deny") && kept != section && Day(kept) is { } day
            ? new() { ["end"] = SlotForm.Of(day) } : [];
    }

    /// <summary>The duration said last.</summary>
    private static string? Notice(Section section) => section.Times.FindLast(static time => time.AsDuration() is not null)?.AsDuration();

    private static DateOnly? Day(Section kept) => kept.Times.Find(static time => !time.IsVague && time.AsDate() is not null)?.AsDate();
}
