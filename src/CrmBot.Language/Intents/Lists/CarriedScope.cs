using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>那丢了几单 behind 上个月签了几单, 他手上有什么单 behind 林涛这个月签了多少: a new question that keeps the days, or the person, of the one before.</summary>
internal static class CarriedScope
{
    /// <summary>Looked at before the question before is read once more.</summary>
    public static bool MayCarry(Section section) => (Then(section) is not null && section.Times.Count == 0) || Pronoun(section) is not null;

    public static string? Ask(Section section, Section before)
    {
        var own = SaidPart.In(before);
        if (Pronoun(section) is { } hit)
        {
            var who = own.FindIndex(static part => part.Kind == PartKind.Who);
            if (who < 0 || Interpreter.Read(section) is not [{ Intent: "none" }]) return null;
            var at = section.Text.ToOriginal(hit.Span);
            return string.Concat(section.Text.Original.AsSpan(0, at.Start), own[who].Text, section.Text.Original.AsSpan(at.End));
        }

        var when = own.FindIndex(static part => part.Kind == PartKind.Time);
        return when >= 0 && Then(section) is { } from
            && Interpreter.Read(section) is [{ IsWrite: false, Intent: "report" or "find" or "kb" or "none" }]
            ? own[when].Text
                + section.Text.Original[section.Text.ToOriginal(new Text.TextSpan(from + 1, section.Span.End - from - 1)).Start..]
            : null;
    }

    /// <summary>The 那 that a clause begins with.</summary>
    private static int? Then(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (section.Lower[clause.Start] == '那' && clause.End - clause.Start > 2
                && section.Lower[clause.Start + 1] is not ('个' or '家' or '边' or '单' or '张' or '条')) return clause.Start;
        }

        return null;
    }

    /// <summary>他手上有什么单: of deals, so one of us.</summary>
    private static CueHit? Pronoun(Section section) =>
        section.People.Count + section.Customers.Count == 0 && section.First("pronoun") is { Length: 1 } he
        && section.Lower[he.Start] is '他' or '她'
        && (section.Has("has.deals") || section.Has("nothing.signed") || section.HasFamily("report")) ? section.First("pronoun") : null;
}
