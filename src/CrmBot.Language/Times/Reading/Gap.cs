namespace CrmBot.Language.Times.Reading;

/// <summary>What stands between two pieces.</summary>
internal readonly record struct Gap(bool IsClose, bool IsGlue, bool IsComma, bool IsBracket, bool IsOf)
{
    private const int Longest = 12;

    /// <summary>Null when the pieces are too far apart to belong together.</summary>
    public static Gap? Between(TimeText text, int from, int to)
    {
        if (to - from > Longest || to < from) return null;
        var between = text.Lower.AsSpan(from, to - from);
        if (between.Contains('\n')) return null;
        var bare = between.Trim();
        if (bare.IsEmpty) return new Gap(true, false, false, false, false);
        if (bare is "的") return new Gap(true, false, false, false, true);
        if (bare is "," or "、" or ", the" or "the" or ", on") return new Gap(bare is "the", false, bare is not "the", false, false);
        if (bare is "(" or ")" or "-" or "(周" or ")-") return new Gap(false, bare is ")-" or ")", false, bare is "(" or "-", false);
        if (bare is "of" or "in" or "on" or "of the") return new Gap(false, true, false, false, true);
        return IsGlueWord(text, from, to) ? new Gap(false, true, false, false, false) : null;
    }

    private static bool IsGlueWord(TimeText text, int from, int to)
    {
        var start = text.Spaces(from);
        return text.Word(TimeWord.Glue, start) is { } glue && text.Spaces(glue.End) == to;
    }
}
