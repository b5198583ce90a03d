using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Notes;

/// <summary>Whether a clause still reads as one when what has slots of its own is taken out.</summary>
internal sealed partial class LogClause
{
    /// <summary>Whether words are missing between others: what is left of 客户下午[回电]了 reads as nothing.</summary>
    private bool IsTorn(List<TextSpan> gone)
    {
        foreach (var gap in gone)
        {
            if (!clause.IsTime(gap) && !IsFiller(gap)
                && HasWords(TextSpan.Between(clause.Span.Start, gap.Start), gone)
                && HasWords(TextSpan.Between(gap.End, clause.Span.End), gone))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Words that nobody misses.</summary>
    private bool IsFiller(TextSpan gap)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Span == gap && (hit.Is("filler") || hit.Is("also") || hit.Is("but") || hit.Is("recent") || hit.Is("log.ask")))
                return true;
        }

        return false;
    }

    /// <summary>来公司参观了生产线: what somebody looked at stands behind the verb.</summary>
    private bool IsLookedAtBehind(List<TextSpan> gone)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Is("toured") && IsGone(hit.Span, gone) && HasWords(TextSpan.Between(hit.End, clause.Span.End), gone)) return true;
        }

        return false;
    }

    /// <summary>Whether something of a stretch is left.</summary>
    private bool HasWords(TextSpan part, List<TextSpan> gone)
    {
        for (var at = part.Start; at < part.End; at++)
        {
            if (char.IsLetterOrDigit(clause.Lower[at]) && !IsGone(new TextSpan(at, 1), gone)) return true;
        }

        return false;
    }

    private static bool IsGone(TextSpan part, List<TextSpan> gone)
    {
        foreach (var gap in gone)
        {
            if (gap.Contains(part)) return true;
        }

        return false;
    }
}
