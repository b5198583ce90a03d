using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What tells of a reminder there is: that it is done, or which one is meant.</summary>
internal static class ReminderFacts
{
    /// <summary>周四之前提醒我把合同寄出去, remind me before Friday to: a named day by which to be reminded, no notice of so many days.</summary>
    public static bool IsDue(Section section) => section.Times.Exists(due =>
        due is { IsDeadline: true, IsDuration: false } && due.AsDeadline() is not null
        && section.Cues.Exists(ask => ask.Is("remind.ask")
        && (ask.Start == due.Span.End || (ask.End < due.Span.Start && due.Span.Start - ask.End <= 1))));

    /// <summary>给葛总回电那事办完了: right before it stands the word for the task.</summary>
    public static bool IsOfMatter(Section section, CueHit done)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("rem.noun") && hit.Start < done.Start && hit.End < done.End && done.Start - hit.End <= 1) return true;
        }

        return false;
    }

    /// <summary>move the 3pm one.</summary>
    public static bool NamesClockOne(Section section) => section.Times.Exists(time => time is { HasClock: true, HasDay: false }
        && section.Lower.AsSpan(time.Span.End) is var rest && rest.StartsWith(" one") && (rest.Length == 4 || rest[4] == ' '));

    /// <summary>drop the Acme one.</summary>
    public static bool NamesOneOf(Section section) => section.Customers.Exists(mention =>
        section.Lower.AsSpan(mention.Span.End) is var rest && rest.StartsWith(" one", StringComparison.Ordinal)
        && (rest.Length == 4 || !char.IsAsciiLetterOrDigit(rest[4])));

    /// <summary>the Acme one is done, Acme follow-up finished: the customer, the task, and that it is over.</summary>
    public static bool IsOneDone(Section section) => section.First("rem.done") is { } done && section.Customers.Exists(mention =>
        mention.Span.End < done.Start && IsTaskWord(section.Lower.AsSpan(mention.Span.End, done.Start - mention.Span.End).Trim()));

    private static bool IsTaskWord(ReadOnlySpan<char> words) =>
        words is "one" or "one's" or "one is" or "ones" or "reminder" or "reminder is"
        or "reminder's" or "follow up" or "follow-up" or "followup" or "follow up is" or "follow-up is" or "followup is" or "call's"
        or "one has been" or "call is" or "task" or "task is" or "one got" or "one all" or "one is all";

    /// <summary>the Acme reminder isn't done.</summary>
    public static bool IsUndone(Section section) => section.Has("rem.done")
        && (section.Words.Contains("isn't done", StringComparison.Ordinal) || section.Words.Contains("not done", StringComparison.Ordinal)
            || section.Words.Contains("hasn't been done", StringComparison.Ordinal));
}
