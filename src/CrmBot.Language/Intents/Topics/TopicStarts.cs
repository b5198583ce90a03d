using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;

namespace CrmBot.Language.Intents.Topics;

/// <summary>Where in a message another thing begins, clause by clause: another customer, another ticket, or a command of its own.</summary>
internal sealed class TopicStarts
{
    private readonly Section _section;
    private readonly bool _listed;
    private readonly List<int> _starts = [];
    private CustomerMention? _spoken;
    private long? _ticket;
    private string _topic = "";
    private bool _turned;   // to another customer, of whom nothing is ordered yet

    private TopicStarts(Section section) => (_section, _listed) = (section, ListedTasks.Are(section));

    public static List<int> In(Section section)
    {
        var starts = new TopicStarts(section);
        for (var at = 0; at < section.Clauses.Count; at++) starts.Visit(at);
        return starts._starts;
    }

    private void Visit(int at)
    {
        var clause = Clause(at);
        var own = CustomerOf(clause);
        var turnsTicket = TurnsTicket(clause);
        var command = TopicCommand.Of(_section, clause, at, _topic, turnsTicket);
        var turns = own is not null && _spoken is not null && !own.SameAs(_spoken) && !IsLinked(own);
        var again = command == "remind" && command == _topic && RemindedAgain.Is(Before(clause.Span.Start), clause);
        if (at > 0) AddStart(at, turns || turnsTicket || again, command == _topic ? null : command);
        _turned = at > 0 && (turns || (_turned && command is null));
        if (command is not null) _topic = command;
        else if (turns || at == 0) _topic = "";
        _spoken = own ?? _spoken;
    }

    private Section Clause(int at)
    {
        var clause = _section.Within(_section.Clauses[at]);
        if (_spoken is null) return clause;
        var carried = _section.Customers.Count == 0 ? null : _spoken;
        return ReferenceEquals(clause.Carried, carried) ? clause : clause with { Carried = carried };
    }

    private CustomerMention? CustomerOf(Section clause) => clause.Customers is [var named, ..] ? named
        : _section.Customers.Count == 0 || _listed ? Persons.CustomerOfContact(clause) : null;

    private void AddStart(int at, bool turns, string? command)
    {
        if (!turns && command is null) return;
        var start = StartOf(at);
        if (turns || WordsBefore.StandAlone(_section, Before(start), command!, _turned)) _starts.Add(start);
    }

    /// <summary>A clause that only names a time belongs to the command behind it.</summary>
    private int StartOf(int at)
    {
        if (at < 2) return _section.Clauses[at].Start;
        var before = _section.Within(_section.Clauses[at - 1]);
        var onlyTime = before.Times.Count > 0 && before.Cut(before.Times.Select(static time => time.Span)).Length == 0;
        return _section.Clauses[onlyTime ? at - 1 : at].Start;
    }

    /// <summary>What was said since the last thing began.</summary>
    private Section Before(int start)
    {
        if (_starts.Count == 0) return _section.Within(TextSpan.Between(_section.Span.Start, start));
        var before = _section.Within(TextSpan.Between(_starts[^1], start));
        return before.Customers.Count == 0 && _section.Customers.Count > 0 ? before with { Carried = _spoken } : before;
    }

    /// <summary>Another ticket's number begins another thing, unless both are one (合并, 重复).</summary>
    private bool TurnsTicket(Section clause)
    {
        if (clause.Tickets.Count == 0) return false;
        var turns = _ticket is { } spoken && clause.Tickets[0].Id != spoken && !IsBehindNumbers(clause)
            && !_section.Has("ticket.merge") && !TicketWords.IsDuplicate(_section);
        _ticket = clause.Tickets[0].Id;
        return turns;
    }

    /// <summary>5101、5113都给贺东: both go there.</summary>
    private bool IsBehindNumbers(Section clause)
    {
        var before = _section.Within(TextSpan.Between(_section.Span.Start, clause.Span.Start));
        return !before.Cut(before.Tickets.Select(static ticket => ticket.Span)).Any(char.IsLetterOrDigit);
    }

    private bool IsLinked(CustomerMention own)
    {
        var before = _section.Customers.FindLast(mention => mention.Span.End <= own.Span.Start);
        return before is not null && Coordination.IsLinked(_section, before, own);
    }
}
