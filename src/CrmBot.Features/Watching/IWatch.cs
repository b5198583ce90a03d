using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Watching;

/// <summary>
/// Answers one question of oversight (the contract's <c>watch.k</c>). Each feature brings those about its own records; a question that several
/// answer (手上几单) gets all their answers.
/// </summary>
internal interface IWatch
{
    /// <summary>Code of the question, e.g. <c>first_contact</c>.</summary>
    string K { get; }

    /// <summary>It finds out itself whose records are meant, and who may ask; <c>whose</c> is then empty.</summary>
    bool FindsPeople => false;

    /// <param name="whose">Whose records are asked about; checked already.</param>
    Task<Reply> AnswerAsync(Turn turn, Frame frame, Watched whose, CancellationToken cancellationToken);
}

/// <summary>The people a question is about.</summary>
/// <param name="Everybody">Nobody was named, and the asker may see all.</param>
internal sealed record Watched(IReadOnlyList<People.Colleague> People, bool Everybody)
{
    public IReadOnlyList<Guid> Ids { get; } = [.. People.Select(person => person.Id)];
}
