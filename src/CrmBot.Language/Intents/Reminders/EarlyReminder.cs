using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>How long before the moment that was named somebody wants to be told: 提前半小时提醒我, "remind me an hour before".</summary>
/// <param name="Ahead">The amount, and the words around it.</param>
internal readonly record struct EarlyReminder(TimeAmount Ahead, TextSpan Words)
{
    public static EarlyReminder? Find(Section section)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsDuration || time.Amount is not { } amount) continue;
            foreach (var hit in section.All("ahead.before"))
            {
                if (hit.End <= time.Span.Start && IsGap(section, hit.End, time.Span.Start)
                    || hit.Start >= time.Span.End && IsGap(section, time.Span.End, hit.Start))
                    return new EarlyReminder(amount,
                        TextSpan.Between(Math.Min(hit.Start, time.Span.Start), Math.Max(hit.End, time.Span.End)));
            }
        }

        return null;
    }

    /// <summary>The moment so long before another.</summary>
    public DateTime Before(DateTime moment) =>
        moment.AddMonths(-(int)((Ahead.Years * 12) + Ahead.Months)).AddDays(-(double)((Ahead.Weeks * 7) + Ahead.Days)) - Ahead.Elapsed;

    private static bool IsGap(Section section, int start, int end) => section.Lower.AsSpan(start, end - start).Trim().IsEmpty;
}
