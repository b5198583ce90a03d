using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>How a message says that a ticket stands: 等客户, 先挂着, 到货了 继续.</summary>
internal static class TicketState
{
    private const string Ongoing = "in_progress";
    private const string OfCustomer = "wait_customer";

    /// <summary>What is waited for says more than that it rests.</summary>
    private static readonly string[] States = [OfCustomer, "wait_third", "on_hold", Ongoing];

    public static string? Told(Section section)
    {
        if (AwaitsCustomer(section) || AwaitsContact(section)) return OfCustomer;
        foreach (var state in States)
        {
            if (section.Has("state." + state)) return state;
        }

        return GoesOn(section) ? Ongoing : null;
    }

    /// <summary>等宏昌给日志: the customer is waited for by name.</summary>
    private static bool AwaitsCustomer(Section section) =>
        section.Customers.Exists(mention => mention.Span.Start > 0 && section.Lower[mention.Span.Start - 1] is '等' or '待');

    /// <summary>等张姐回话: so is somebody of theirs.</summary>
    public static bool AwaitsContact(Section section)
    {
        foreach (var person in section.People)
        {
            if (person is { Colleagues.Count: 0, Customers.Count: > 0 } && person.Whole.Start > section.Span.Start
                && (section.Lower[person.Whole.Start - 1] is '等' or '待' || WaitedFor.Is(section, person))) return true;
        }

        return false;
    }

    /// <summary>到货了 继续; parts arrived, back to work.</summary>
    private static bool GoesOn(Section section) =>
        section.Clauses.Exists(clause => Nearby.Words("goes.on").Is(section.Lower.AsSpan(clause.Start, clause.Length).Trim(" .!。！")));
}
