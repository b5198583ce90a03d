using CrmBot.Runtime.People;
using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Api;

/// <summary>
/// Lets another program act for one of us: the person named in <c>by</c>, with that person's rights, through the actions that chat uses.
/// </summary>
internal sealed class ActFor(IDirectory directory)
{
    public const string Field = "by", Allowed = "the id of one of your people (GET /people) or their directory object id";
    private static readonly Place Nowhere = new("api", PlaceScope.Direct, "api", "", "api", null, null, null, "");

    /// <summary>Null when nobody is meant.</summary>
    public async Task<Turn?> BeginAsync(UnitOfWork work, string by, CancellationToken cancellationToken)
    {
        var actor = Guid.TryParse(by, out var id) ? await directory.FindAsync(work, id, cancellationToken) : null;
        actor ??= await directory.FindAsync(work, by, cancellationToken);
        return actor is null ? null : new Turn(work, actor, Nowhere, new ConversationMemory(), NewId.Next());
    }

    /// <summary>The cards of what was changed follow, as after a turn.</summary>
    public static async Task FinishAsync(UnitOfWork work, RecordRef record, CancellationToken cancellationToken)
    {
        await work.SaveAsync(cancellationToken);
        await work.Outbox.RefreshCopiesAsync(record, cancellationToken);
    }

    /// <summary>
    /// Refused as in chat: for want of a right, or because it is not in the
    /// state for it. The words of chat name people, so only the code leaves.
    /// </summary>
    public static ApiAnswer Refused(Reply.Refuse refusal)
    {
        var code = refusal.Key;
        return code.StartsWith("policy.", StringComparison.Ordinal)
            ? ApiAnswer.Conflict("That person may not do this.", code)
            : ApiAnswer.Conflict("Its state does not allow this.", code);
    }
}
