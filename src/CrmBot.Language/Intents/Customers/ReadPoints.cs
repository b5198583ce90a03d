using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Customers;

/// <summary>Adds or redeems a customer's points, or looks at the balance.</summary>
internal sealed class ReadPoints : IntentReader
{
    private const int LongestUnit = 9;   // 200 points off

    public override string Intent => "points";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithCommanded(section, "points.less", "points.more");
        var number = Number(section);
        if (IsAsked(section)) draft.Set("act", "get");
        else if (number is null && (section.Has("points.ask") || Mood.IsQuestion(section)
            || !(section.Has("points.less") || section.Has("points.more")))) draft.Set("act", "get");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (draft.Has("act"))
        {
            yield return draft.Build();
            yield break;
        }

        if (number is { } said) SetChange(draft, section, said);
        else draft.Ask("delta");
        yield return draft.Build();
    }

    /// <summary>can Oakline redeem 800 points? Whether they can shows in how many they have.</summary>
    private static bool IsAsked(Section section) => Mood.IsQuestion(section) && !section.Has("polite.ask") && section.Customers.Count > 0;

    private static void SetChange(FrameDraft draft, Section section, (decimal Value, TextSpan Span) said)
    {
        var less = IsLess(section, said.Span);
        draft.SetNumber("delta", less ? -said.Value : said.Value).Set("why", Because(section, said.Span));
        if (less) draft.SetTrue("confirm");
        else draft.Set("perm", "lead");
    }

    /// <summary>The number beside 积分, 分 or points, else the first one.</summary>
    private static (decimal Value, TextSpan Span)? Number(Section section)
    {
        (decimal, TextSpan)? first = null;
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at) || section.Customers.Exists(mention => mention.Span.Contains(at))
                || section.Times.Exists(time => time.Span.Contains(at)))
                continue;
            if (NumeralReader.Read(section.Lower, at) is not { Upper: null, Value: > 0 } number) continue;
            var end = number.Span.End;
            while (end < section.Span.End && section.Lower[end] is ' ' or '个') end++;
            if (section.Cues.Exists(hit => hit.Start == end && hit.Is("points.unit"))) return (number.Value, number.Span);
            if (number.Script != NumeralScript.Digits && !FollowsChange(section, at)) continue;
            first ??= section.Cues.Exists(hit => hit.End <= at && hit.Is("points.word") && at - hit.End < 6) || section.Has("points.less")
                ? (number.Value, number.Span) : null;
            at = number.Span.End - 1;
        }

        return first;
    }

    /// <summary>加五百: a number in words right behind the verb.</summary>
    private static bool FollowsChange(Section section, int at)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.End == at && (hit.Is("points.more") || hit.Is("points.less"))) return true;
        }

        return false;
    }

    /// <summary>The nearest word before the number decides; without one, any word of redeeming.</summary>
    private static bool IsLess(Section section, TextSpan number)
    {
        CueHit? nearest = null;
        foreach (var hit in section.Cues)
        {
            if ((hit.Is("points.less") || hit.Is("points.more")) && hit.End <= number.Start
                && !(hit.Length == 1 && section.Lower[hit.Start] == '给')) nearest = hit;
        }

        return nearest is { } word ? word.Is("points.less") : section.Has("points.less") || section.Has("points.swap");
    }

    /// <summary>给简护士长兑换1000积分: whose points they are is no reason.</summary>
    private static IEnumerable<TextSpan> AroundWhom(Section clause) =>
        [.. clause.Customers.Select(mention => Phrasing.Around(clause, mention.Span)),
            .. clause.People.Where(static person => person.Customers.Count > 0 && person.Colleagues.Count == 0)
                .Select(person => Phrasing.Around(clause, person.Whole))];

    private static string Because(Section section, TextSpan number)
    {
        var told = new List<string>();
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            var gone = clause.Cues.Where(hit => (hit.IsOf("points")
                    && (hit.End <= number.Start || hit.Start <= number.End + 1
                        || (hit.Is("points.less") && hit.Start <= number.End + LongestUnit)))
                || hit.Is("also") || hit.Is("pronoun") || hit.Is("because")).Select(hit => hit.Span);
            var text = Phrasing.Trim(clause.Cut([number, .. gone, .. AroundWhom(clause)]));
            if (text.Length > 1 && text.Any(char.IsLetter) && !Nearby.Words("points.why.no").Is(text)) told.Add(text);
        }

        return string.Join(' ', told);
    }
}
