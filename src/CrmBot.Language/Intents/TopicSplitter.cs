using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents;

/// <summary>
/// Cuts a message that says several things into one section per thing: where another customer is spoken of, and where an
/// explicit command begins (提醒我..., 打个标签...). A later section remembers the customer of the one before.
/// </summary>
internal static class TopicSplitter
{
    /// <summary>Intents whose messages hold several names without being several things.</summary>
    private static readonly HashSet<string> Whole = ["lead_new", "merge", "referral", "assign", "find", "report", "help", "undo", "prefs", "noop", "import", "campaign", "config"];

    private const int Clear = 10;

    public static List<Section> Split(Section section)
    {
        if (section.Clauses.Count < 2 || PastedChat.Find(section) is not null || section.Has("log.into")) return [section];
        var best = Evidence.Instance.Weigh(section);
        if (best.Count > 0 && Whole.Contains(best[0].Intent)) return [section];
        var starts = Starts(section);
        return starts.Count == 0 ? [section] : Parts(section, starts);
    }

    private static List<int> Starts(Section section)
    {
        var starts = new List<int>();
        CustomerMention? spoken = null;
        var topic = "";
        for (var i = 0; i < section.Clauses.Count; i++)
        {
            var clause = section.Within(section.Clauses[i]) with { Carried = spoken };
            var own = clause.Customers.Count > 0 ? clause.Customers[0] : null;
            var command = Command(clause);
            var turns = own is not null && spoken is not null && !own.SameAs(spoken);
            if (i > 0 && (turns || (command is not null && command != topic))) starts.Add(StartOf(section, i));
            if (command is not null) topic = command;
            else if (turns || i == 0) topic = "";
            spoken = own ?? spoken;
        }

        return starts;
    }

    /// <summary>The command a clause makes by itself, or null when it only goes on telling.</summary>
    private static string? Command(Section clause)
    {
        if (clause.Has("remind.ask") && !clause.Has("log.ask")) return "remind";
        var best = Evidence.Instance.Weigh(clause);
        return best.Count > 0 && best[0].Weight >= Clear && best[0].Intent is not ("log" or "show" or "remind" or "agenda" or "noop" or "help") && !IsTold(clause) ? best[0].Intent : null;
    }

    private static bool IsTold(Section clause) => ContactWords.Told(clause) || clause.Has("said") || clause.Has("need") || clause.Has("objection");

    /// <summary>A clause that only names a time belongs to the command behind it.</summary>
    private static int StartOf(Section section, int clause)
    {
        var before = section.Within(section.Clauses[clause - 1]);
        var onlyTime = clause > 1 && before.Times.Count > 0 && before.Cut(before.Times.Select(time => time.Span)).Length == 0;
        return section.Clauses[onlyTime ? clause - 1 : clause].Start;
    }

    private static List<Section> Parts(Section section, List<int> starts)
    {
        var parts = new List<Section>();
        var at = section.Span.Start;
        CustomerMention? carried = null;
        Section? lead = null;
        foreach (var end in starts.Append(section.Span.End).Distinct())
        {
            if (end <= at) continue;
            var part = section.Within(TextSpan.Between(at, end));
            lead ??= part.Clauses.Count > 0 && section.Within(part.Clauses[0]) is { Customers.Count: 0 } first ? first : part;
            parts.Add(part with { Carried = part.Customers.Count > 0 ? null : carried, Lead = lead });
            carried = part.Customers.LastOrDefault() ?? carried;
            at = end;
        }

        return parts;
    }
}
