using CrmBot.Features.People;
using CrmBot.Features.Reading;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Places;

/// <summary>
/// Somebody has got the app: they are greeted, once in their life. Who takes it away and gets it again knows the bot already.
/// </summary>
internal sealed class GreetPerson(IDirectory directory, Welcome welcome) : IPlaceListener
{
    public async Task<Reply> ChangedAsync(Turn turn, PlaceChanged change, CancellationToken cancellationToken)
    {
        if (change.Change != PlaceChangeKind.BotAdded || turn.Place.IsGroup || HasTalked(turn.Memory)) return Reply.Silence;
        var mark = $"greeted:{StableId.Of("greeted", turn.Actor.DirectoryId):N}";
        if (await Settings.FindAsync(turn.Work, mark, cancellationToken) is not null) return Reply.Silence;
        await Settings.SetAsync(turn.Work, mark, "1", cancellationToken);
        return await turn.Work.Records.ReadAsync<Person>(turn.Actor.Id, cancellationToken) is { } person
            ? welcome.To(person, turn.Locale)
            : await directory.GreetUnknownAsync(turn, cancellationToken);
    }

    // Greeted by an older release, which kept no mark.
    private static bool HasTalked(ConversationMemory memory) =>
        memory.LastSaid is not null || memory.LastTurn is not null || memory.LastRecord is not null || memory.LastSubject is not null;
}
