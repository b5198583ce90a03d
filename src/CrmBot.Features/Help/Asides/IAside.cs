using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Help.Asides;

/// <summary>
/// Answers one kind of what is said beside the matter (<see cref="Frame.Aside"/>) better than by a sentence of the words.
/// </summary>
internal interface IAside
{
    /// <summary>The parser's words for it.</summary>
    IReadOnlyCollection<string> Codes { get; }

    /// <summary>Null when a sentence does after all.</summary>
    Task<Reply?> AnswerAsync(Turn turn, Frame frame, CancellationToken cancellationToken);
}
