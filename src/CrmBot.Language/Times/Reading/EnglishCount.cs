namespace CrmBot.Language.Times.Reading;

/// <summary>Reads amounts whose number is a small word: half a year, a couple of weeks, an hour, a few days.</summary>
internal static class EnglishCount
{
    private static readonly (string Words, decimal Count)[] Counts =
    [
        ("half a ", 0.5m), ("half an ", 0.5m), ("half ", 0.5m), ("one and a half ", 1.5m), ("a couple of ", 2m), ("a couple ", 2m),
        ("couple of ", 2m), ("couple ", 2m), ("an ", 1m), ("a ", 1m), ("another ", 1m), ("one more ", 1m),
    ];

    public static AmountPart? Read(TimeText text, int at)
    {
        if (!text.IsWordStart(at) || SaysHowOften(text, at)) return null;
        foreach (var (words, count) in Counts)
            if (text.Says(at, words) && text.Word(TimeWord.AmountUnit, at + words.Length) is { } unit && unit.End - at - words.Length > 1)
                return AmountPart.WithHalf(text, new AmountPart(count, (char)unit.Value, unit.End, false));
        return Few(text, at);
    }

    /// <summary>twice a week says how often, not how long.</summary>
    private static bool SaysHowOften(TimeText text, int at) => text.Says(at - 6, "twice ") || text.Says(at - 6, "times ");

    private static AmountPart? Few(TimeText text, int at)
    {
        foreach (var few in (ReadOnlySpan<string>)["a few ", "few ", "several "])
            if (text.Says(at, few) && text.Word(TimeWord.AmountUnit, at + few.Length) is { } some)
                return new AmountPart(3, (char)some.Value, some.End, true);
        return null;
    }
}
