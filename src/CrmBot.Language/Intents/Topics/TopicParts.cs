using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>The parts of a message between the places where another thing begins, each with what it takes over from those before.</summary>
internal sealed class TopicParts
{
    private readonly Section _section;
    private readonly bool _listed;
    private readonly List<Section> _parts = [];
    private CustomerMention? _carried;
    private Section? _lead;
    private int _at;

    private TopicParts(Section section) => (_section, _listed, _at) = (section, ListedTasks.Are(section), section.Span.Start);

    public static List<Section> Of(Section section, List<int> starts)
    {
        if (starts.Count == 0) return [section];
        var parts = new TopicParts(section);
        foreach (var start in starts) parts.Add(start);
        parts.Add(section.Span.End);
        return parts._parts;
    }

    private void Add(int end)
    {
        if (end <= _at) return;
        var part = _section.Within(TextSpan.Between(_at, end));
        _lead ??= FirstClause(part);
        part = WithTicket(part) with { Carried = IsOfItself(part) ? null : _carried, Lead = _lead };
        var isTold = _parts.Count > 0 && ToldBeside.Begins(_section.Within(part.Clauses[0]));
        _parts.Add(isTold ? ToldBeside.Of(_section, part) : part);
        if (part.Customers is [.., var last]) _carried = last;
        _at = end;
    }

    /// <summary>What speaks for all parts: the first clause, when it names no customer.</summary>
    private Section FirstClause(Section part) =>
        part.Clauses.Count > 0 && _section.Within(part.Clauses[0]) is { Customers.Count: 0 } first ? first : part;

    /// <summary>The state told behind a claim is that of the claimed ticket.</summary>
    private Section WithTicket(Section part) =>
        part.Tickets.Count == 0 && _parts is [.., { Tickets.Count: 1 } claimed] && claimed.Weights is [(var took, _), ..]
            && TopicCommand.IsStateBehindClaim(part, took)
            ? part with { Tickets = claimed.Tickets } : part;

    private bool IsOfItself(Section part) => part.Customers.Count > 0 || (_listed && Persons.CustomerOfContact(part) is not null);
}
