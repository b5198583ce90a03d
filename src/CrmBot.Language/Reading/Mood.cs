using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>Whether a sentence asks, only imagines, or forbids.</summary>
internal static class Mood
{
    public static bool IsQuestion(Section section)
    {
        var reported = StartOfReported(section);
        return (reported == int.MaxValue && section.Words.ContainsAny('?', '？')) || QuestionForms.Asks(section, reported)
            || AsksInWords(section, reported);
    }

    /// <summary>问下蓝海要不要续 asks the customer, not the bot: only words before what is asked or said elsewhere count.</summary>
    private static bool AsksInWords(Section section, int reported)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Start > reported) return false;
            if (QuestionWords.Asks(section, hit)) return true;
        }

        return false;
    }

    /// <summary>Where it begins what is asked of somebody else or said by somebody: 问下…, 他说…, they felt ….</summary>
    private static int StartOfReported(Section section)
    {
        var asked = section.First("asking")?.Start ?? int.MaxValue;
        var said = section.First("said")?.Start ?? int.MaxValue;
        var felt = section.First("objection.feel") is { } feel && char.IsAsciiLetter(section.Lower[feel.Start]) ? feel.Start : int.MaxValue;
        return Math.Min(asked, Math.Min(said, felt));
    }

    /// <summary>要是…, if ..., once ...: only when it is not the customer who makes the condition later in a story.</summary>
    public static bool IsHypothesis(Section section) => section.Words.StartsWith("once ")
        || (section.First("hypothesis") is { } hit && Conditions.Imagines(section, hit));

    /// <summary>
    /// Nadia's cool w/ 45k if we throw in onboarding: on what one of the customer's people makes it hang is told of them.
    /// </summary>
    public static bool IsConditionTold(Section section)
    {
        if (section.First("hypothesis") is not { } hit || !section.Lower.AsSpan(hit.Start).StartsWith("if ")) return false;
        if (section.Has("won.word") || section.Has("lost.word")) return false;
        foreach (var person in section.People)
            if (person.Customers.Count > 0 && person.Whole.Start == section.Span.Start && person.Whole.End < hit.Start) return true;
        return false;
    }

    /// <summary>别把海川分给丁一: an order not to do what follows.</summary>
    public static bool Forbids(Section section)
    {
        foreach (var hit in section.Cues)
            if (hit.Is("forbid") && IsOrder(section, hit.Start) && hit.End < section.Span.End && !IsSoothing(section, hit.End)) return true;
        return false;
    }

    /// <summary>不要了, 别急, 别担心, never mind: these forbid nothing.</summary>
    private static bool IsSoothing(Section section, int end) =>
        section.Lower[end] is '了' or '急' or '的' or '担' or '紧' || section.Lower.AsSpan(end).StartsWith(" mind");

    /// <summary>At the head of a sentence, or right behind whom or what it is about.</summary>
    private static bool IsOrder(Section section, int at) =>
        SentenceEdges.StartsAt(section, at) || section.Clauses.Exists(clause => clause.Start == at)
        || section.Customers.Exists(mention => mention.Span.End == at) || section.Tickets.Exists(ticket => ticket.Span.End == at)
        || section.Cues.Exists(hit => hit.End == at && CueGroups.Has("order.before", hit));

    /// <summary>12万一年 is no 万一.</summary>
    public static bool IsAmount(Section section, int at) => section.Lower[at] == '万' && at > 0
        && (char.IsAsciiDigit(section.Lower[at - 1]) || Numbers.ChineseDigits.Starts(section.Lower[at - 1]));
}
