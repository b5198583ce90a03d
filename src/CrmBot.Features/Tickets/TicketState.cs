namespace CrmBot.Features.Tickets;

internal enum TicketState { Open, InProgress, WaitingCustomer, WaitingThird, OnHold, Resolved, Closed }

/// <summary>What the states mean for the clock and the lists, and how the language contract and the words call them.</summary>
internal static class TicketStates
{
    private static readonly (TicketState State, string Word)[] Known =
    [
        (TicketState.Open, "open"), (TicketState.InProgress, "in_progress"), (TicketState.WaitingCustomer, "wait_customer"),
        (TicketState.WaitingThird, "wait_third"), (TicketState.OnHold, "on_hold"), (TicketState.Resolved, "resolved"),
        (TicketState.Closed, "closed"),
    ];

    /// <summary>Somebody else's turn: the customer's or a supplier's. What an agent puts aside for themselves runs on.</summary>
    public static bool Pauses(TicketState state) => state is TicketState.WaitingCustomer or TicketState.WaitingThird;

    /// <summary>Still to be worked on.</summary>
    public static bool IsWork(TicketState state) => state is not (TicketState.Resolved or TicketState.Closed);

    public static string Word(TicketState state) => Known.First(known => known.State == state).Word;

    /// <summary>Null when the word is none of ours.</summary>
    public static TicketState? Read(string? word) =>
        Known.Where(known => known.Word == word).Select(known => (TicketState?)known.State).FirstOrDefault();
}
