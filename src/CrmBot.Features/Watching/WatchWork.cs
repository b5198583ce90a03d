using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Watching;

/// <summary>Answers one oversight question. One or more per value of the contract's <c>k</c>, in the features that know.</summary>
internal interface IWatch
{
    /// <summary>sla_risk, sla_breach, sla_rate, first_contact, post_sign, unanswered, complaint_loop or load.</summary>
    string Question { get; }

    Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>
/// 快超时的, 谁还没首联, 手上几单: what is going wrong and how much there is (intent <c>watch</c>); whoever knows the answer gives it.
/// </summary>
internal sealed class WatchWork(IEnumerable<IWatch> watches) : IFrameHandler
{
    private readonly ILookup<string, IWatch> watches = watches.ToLookup(watch => watch.Question, StringComparer.Ordinal);

    public string Intent => "watch";

    public bool ReadsMuch(Frame frame) => true;

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        List<Reply> answers = [];
        foreach (var watch in watches[frame.Text("k") ?? ""])
            if (await watch.AnswerAsync(turn, frame, cancellationToken) is var answer && answer != Reply.Silence) answers.Add(answer);
        // What one part may not tell does not matter when another has the answer; one no is enough.
        var told = answers.FindAll(answer => answer is not Reply.Refuse);
        if (answers.Count > 1) answers = told.Count > 0 ? told : [answers[0]];
        return answers switch { [] => new Reply.Refuse("watch.notYet"), [var only] => only, _ => new Reply.Several(answers) };
    }
}
