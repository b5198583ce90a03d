using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Lists;

/// <summary>Answers the intent <c>find</c> for one kind of records. One per kind, in its feature.</summary>
internal interface IFindRecords
{
    /// <summary>Value of the contract's <c>of</c>: cust, lead, deal, contract or ticket.</summary>
    string Of { get; }

    Task<Reply> FindAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>
/// Knows who is no longer with us: a name that the parser does not know any more would otherwise leave no trace in a list.
/// </summary>
internal interface IWhoLeft
{
    /// <returns>That whoever is named has left, and who has their customers now; null when nobody such is named.</returns>
    Task<Reply?> TellAsync(Turn turn, CancellationToken cancellationToken);
}

/// <summary>A list of records (intent <c>find</c>): whoever knows the kind answers.</summary>
internal sealed class FindRecords(IEnumerable<IFindRecords> kinds, IWhoLeft left) : IFrameHandler
{
    private readonly Dictionary<string, IFindRecords> kinds = kinds.ToDictionary(kind => kind.Of, StringComparer.Ordinal);

    public string Intent => "find";

    public bool ReadsMuch(Frame frame) => true;

    /// <summary>
    /// What was wanted as a file is shown as a list, with what can be had as one. What the list cannot be narrowed by is said first.
    /// </summary>
    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var mayNameLeaver = !frame.Has("owner") && (frame.Text("of") ?? "cust") == "cust";
        if (mayNameLeaver && await left.TellAsync(turn, cancellationToken) is { } gone) return gone;
        var list = await ListAsync(turn, frame, cancellationToken);
        if (frame.Text(Frame.Dropped) is { } words) list = new Reply.Several([new Reply.Say("find.dropped", ("words", words)), list]);
        return frame.Has(Frame.Export) ? new Reply.Several([list, new Reply.Say("export.onlyCustomers")]) : list;
    }

    private Task<Reply> ListAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        kinds.TryGetValue(frame.Text("of") ?? "cust", out var kind)
            ? kind.FindAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("find.notYet"));
}
