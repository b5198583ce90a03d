using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>Answers the intent <c>kb</c> for one kind of knowledge. One per kind, in the feature that has it.</summary>
internal interface IKnowledge
{
    /// <summary>The kind of a question that names none.</summary>
    const string Answers = "";

    /// <summary>Value of the contract's <c>kind</c>, e.g. <c>case</c>.</summary>
    string Kind { get; }

    Task<Reply> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}

/// <summary>
/// What a record has to tell that is worth keeping, for "save that to the
/// knowledge base". One per kind of record, in the feature that has it.
/// </summary>
internal interface IKnowledgeSource
{
    /// <summary>Kind of the record.</summary>
    string Kind { get; }

    /// <summary>Null when the person may not see it, or it has nothing to tell (yet).</summary>
    Task<Learnt?> ReadAsync(Turn turn, Guid id, CancellationToken cancellationToken);
}

/// <param name="Title">What it was about.</param>
internal sealed record Learnt(string Title, string Text);
