using System.Text.Json.Nodes;
using CrmBot.Language;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Digests;

/// <summary>The digest that a group gets, for whoever sets the group up: as if they had said it there.</summary>
internal sealed class GroupDigest(SetDigest set)
{
    /// <summary>What can be chosen, besides none.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["daily", "weekly"];

    /// <summary>One of <see cref="Kinds"/>; null when the group gets none.</summary>
    public static async Task<string?> FindAsync(ReadView view, string placeKey, CancellationToken cancellationToken)
    {
        foreach (var kind in Kinds)
        {
            var plan = await view.Records.ReadAsync<DigestPlan>(DigestPlan.IdOf(DigestKinds.Read(kind), null, placeKey), cancellationToken);
            if (plan is { IsOn: true }) return kind;
        }

        return null;
    }

    /// <param name="turn">In the group; in a channel at its root, not in a thread.</param>
    /// <param name="kind">One of <see cref="Kinds"/>, or null for none.</param>
    /// <param name="team">Whose numbers; null for the company's.</param>
    /// <returns>Why not; null when it is done.</returns>
    public async Task<Reply?> PutAsync(Turn turn, string? kind, string? team, CancellationToken cancellationToken)
    {
        // First what may be refused: a group that is told no keeps the digest it has.
        if (kind is not null && await SetAsync(turn, kind, team, cancellationToken) is { } no) return no;
        foreach (var other in Kinds.Where(other => other != kind))
            if (await set.HandleAsync(turn, new Frame("digest", new JsonObject { ["act"] = "off", ["kind"] = other }),
                cancellationToken) is Reply.Refuse refusal) return refusal;
        return null;
    }

    private async Task<Reply.Refuse?> SetAsync(Turn turn, string kind, string? team, CancellationToken cancellationToken)
    {
        var frame = new JsonObject { ["kind"] = kind, ["time"] = "09:00",
            ["filter"] = team is null ? new JsonObject() : new JsonObject { ["team"] = team } };
        return await set.HandleAsync(turn, new Frame("digest", frame), cancellationToken) as Reply.Refuse;
    }
}
