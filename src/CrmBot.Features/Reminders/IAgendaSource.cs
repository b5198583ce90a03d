using CrmBot.Runtime.Store;

namespace CrmBot.Features.Reminders;

/// <summary>What somebody asks of the agenda (slots of the contract's <c>agenda</c>).</summary>
/// <param name="Owners">Whose things.</param>
/// <param name="From">First instant of the window, or null.</param>
/// <param name="To">End of the window, which no longer counts, or null.</param>
/// <param name="Kind">promise, first_contact, visit, call or null for everything.</param>
/// <param name="Grade">The customer's, or null for any.</param>
internal sealed record AgendaQuestion(
    IReadOnlyCollection<Guid> Owners, long? From, long? To, bool OverdueOnly, string? Kind, string? Grade);

/// <summary>One thing to be done.</summary>
/// <param name="Due">Business time, Unix milliseconds; null when no date was said.</param>
/// <param name="Text">As typed, or empty when the kind says it all.</param>
internal sealed record AgendaItem(
    RecordRef Record, int Revision, Guid Owner, Guid? CustomerId, string? Who, string Text, long? Due, string KindKey);

/// <summary>Contributes to the agenda. Every feature with something due brings one.</summary>
internal interface IAgendaSource
{
    Task<int> CountAsync(ReadView view, AgendaQuestion question, CancellationToken cancellationToken);

    /// <summary>The first so many of them: what is due first comes first, what has no date last.</summary>
    Task<IReadOnlyList<AgendaItem>> FirstAsync(ReadView view, AgendaQuestion question, int most, CancellationToken cancellationToken);
}
