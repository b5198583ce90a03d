using CrmBot.Features.People;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Knowledge;

/// <summary>
/// Tells whoever wrote an entry that somebody thinks it no longer holds; when they have left, whoever looks after the knowledge base.
/// </summary>
internal sealed class TellAuthor(IPersonDirectory people, KnowledgePeople keepers)
{
    public const string Notice = "knowledge.outdated";

    public async Task OutdatedAsync(Turn turn, KnowledgeEntry entry, CancellationToken cancellationToken)
    {
        var author = await people.FindAsync(turn.Work, entry.WrittenBy, cancellationToken);
        var to = author is { IsActive: true } ? author : await keepers.KeeperAsync(turn.Work, turn.Actor, cancellationToken);
        if (to is null || to.Id == turn.Actor.Id) return;
        await turn.Work.Outbox.ToPersonAsync(
            to.Id, new Reply.OfRecord(KnowledgeEntry.RefOf(entry.Id)), $"{Notice}:{entry.Id:N}:{turn.Now}", Delivery.AtLeastOnce,
            Priority.Notice, cancellationToken);
    }
}
