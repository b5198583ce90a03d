using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>Of 不是A是B and "not A but B" only B is meant.</summary>
internal static class MeantPart
{
    public static Section Of(Section section)
    {
        if (section.First("deny") is not { } denial) return section;
        if (NextClause(section, denial) is { } clause) return Between(section, clause.Start, section.Span.End);
        if (IsNotSo(section, denial)) return Between(section, denial.End, section.Span.End);
        if (AffirmedBehind(section, denial.End) is { } affirmed) return Between(section, affirmed.Start, section.Span.End);
        return denial.Start > section.Span.Start ? Between(section, section.Span.Start, denial.Start) : section;
    }

    private static Section Between(Section section, int start, int end) => section.Within(TextSpan.Between(start, end));

    /// <summary>不对是148万，抹了个零头: the 是 belongs to what is meant.</summary>
    private static bool IsNotSo(Section section, CueHit denial) => section.Lower.AsSpan(denial.Start, denial.Length).EndsWith("对是");

    /// <summary>not Greg, Claire: the first clause is denied, the next one meant.</summary>
    private static TextSpan? NextClause(Section section, CueHit denial) =>
        denial.Start <= section.Span.Start + 1 && !IsNotSo(section, denial)
        && section.Clauses is [var denied, var meant, ..] && denied.Contains(denial.Start) && !section.Has("affirm") ? meant : null;

    private static CueHit? AffirmedBehind(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("affirm") && hit.Start >= at) return hit;
        }

        return null;
    }
}
