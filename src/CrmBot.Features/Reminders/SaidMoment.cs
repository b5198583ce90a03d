using System.Text.RegularExpressions;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Reminders;

/// <summary>
/// What a time means that one says for somebody elsewhere: 明天下午三点 is a clock where they are; 半小时后, and what has passed there
/// already, is a moment.
/// </summary>
internal static partial class SaidMoment
{
    /// <param name="said">Wall time where the speaker is.</param>
    /// <returns>Wall time in <paramref name="there"/>.</returns>
    public static DateTime There(Turn turn, DateTime said, TimeZoneInfo there) =>
        Span().IsMatch(turn.Text ?? "") || (said > turn.LocalNow && said <= turn.Work.LocalNow(there))
            ? Instants.ToLocal(Instants.FromLocal(said, turn.Actor.Zone), there)
            : said;

    [GeneratedRegex(@"(分钟|小时|钟头|刻钟)[之以]?后|\bin\b[^.,]{1,16}\b(min|minute|hr|hour)s?\b|\b(minute|hour)s? (from now|later)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Span();
}
