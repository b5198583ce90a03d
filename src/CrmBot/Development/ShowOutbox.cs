using CrmBot.Runtime.Outbox;

namespace CrmBot.Development;

/// <summary>What waits to leave, what was given up, and what nobody knows the fate of.</summary>
internal static class ShowOutbox
{
    private const int Most = 100;

    public static async Task<IResult> AnswerAsync(OutboxView outbox, CancellationToken cancellationToken) =>
        Results.Json(await outbox.ReadAsync(Most, cancellationToken));
}
