using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// What a time means that one says for somebody elsewhere: 明天下午三点 is a clock where they are; 半小时后, and what has passed there
/// already, is a moment.
/// </summary>
internal static class SaidMoment
{
    /// <param name="said">Wall time where the speaker is, the frame's <c>at</c>.</param>
    /// <returns>Wall time in <paramref name="there"/>.</returns>
    public static DateTime There(Turn turn, Frame frame, DateTime said, TimeZoneInfo there) =>
        IsSpan(frame) || (said > turn.LocalNow && said <= turn.Work.LocalNow(there))
            ? Instants.ToLocal(Instants.FromLocal(said, turn.Actor.Zone), there)
            : said;

    // What was put right since is no span any more.
    private static bool IsSpan(Frame frame) => frame.Text(Frame.AfterSpan) is { } moment && moment == frame.Text("at");
}
