using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>半小时后, in 2 hours, 推迟20分钟: marks the moments that were said as a span from now, which are the same by everybody's clock.</summary>
internal static class SaidSpan
{
    public static IReadOnlyList<Frame> Mark(Section section, IReadOnlyList<Frame> frames)
    {
        if (!section.Times.Exists(static time => time.Amount is { IsElapsed: true })) return frames;
        var ends = section.Times.Select(time => EndOf(section, time)).OfType<DateTime>().Select(SlotForm.Of).ToList();
        return ends.Count == 0 ? frames : [.. frames.Select(frame => Moment(frame) is { } moment && ends.Contains(moment)
            ? frame.With(Frame.AfterSpan, moment) : frame)];
    }

    private static string? Moment(Frame frame) => frame.Intent switch
    {
        "remind" or "rem_upd" => frame.Text("at"),
        "patch" => frame.Object("set")?["at"]?.ToString(),
        _ => null,
    };

    private static DateTime? EndOf(Section section, TimeMention time) =>
        time is not { Amount: { IsElapsed: true } amount, Tendency: not TimeTendency.Past } ? null
            : time.AsPointAhead(true) ?? (time.IsDuration ? section.Now.WallAfter(amount.Elapsed) : null);
}
