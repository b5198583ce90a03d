using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Finding;

/// <summary>Lists one kind of records. Each feature brings one for its kind (the contract's <c>of</c>: cust, lead, deal, contract, ticket).</summary>
internal interface IFindRecords
{
    string Of { get; }

    Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>A list of records (intent <c>find</c>): hands the question to the feature whose records are meant.</summary>
internal sealed class FindRecords(IEnumerable<IFindRecords> finders) : IFrameHandler
{
    private readonly Dictionary<string, IFindRecords> finders = finders.ToDictionary(finder => finder.Of, StringComparer.Ordinal);

    public string Intent => "find";

    public Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken) =>
        frame.Text("of") is { } of && finders.TryGetValue(of, out var finder)
            ? finder.AnswerAsync(turn, frame, cancellationToken)
            : Task.FromResult<Reply>(new Reply.Refuse("find.notYet"));
}
