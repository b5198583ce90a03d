using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>要样品，明天寄: behind what they want a clause that says no more than when, and how, they get it.</summary>
internal static class GivenNeed
{
    public static bool IsTold(Section section)
    {
        if (section.Times.Count == 0 || section.Clauses.Count < 2) return false;
        var last = section.Within(section.Clauses[^1]);
        return Verb(last) is not null && section.Within(section.Clauses[^2]).Has("need");
    }

    /// <summary>发给他 and what they want: 发参数表; sending it: send datasheet.</summary>
    public static string Task(string verb, string need)
    {
        if (!char.IsAsciiLetter(verb[0])) return verb.TrimEnd('他', '她', '们') + need;
        var plain = verb.Contains("mail", StringComparison.OrdinalIgnoreCase) ? "email"
            : verb.Contains("shar", StringComparison.OrdinalIgnoreCase) ? "share" : "send";
        return $"{plain} {need}";
    }

    /// <summary>The verb of a clause that is nothing but a time ahead and a way of giving; null otherwise.</summary>
    public static string? Verb(Section clause)
    {
        if (clause.Times is not [var time] || !TimeWords.IsAhead(clause, time)) return null;
        var verb = clause.Cut([time.Span]).Trim(' ', '，', ',', '。', '吧', '哈', '我', '们');
        return Nearby.Words("given.need").Is(verb) ? verb : null;
    }
}
