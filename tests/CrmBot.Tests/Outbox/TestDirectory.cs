using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Tests.Outbox;

/// <summary>Everybody is known; a person's directory id is derived from their record's id.</summary>
internal sealed class TestDirectory : IDirectory
{
    public static Actor Person(Guid id) => new(id, $"p{id:N}", "rep", null, "zh-CN", TimeZones.China, $"dir-{id:N}");

    public Task<Actor?> FindAsync(ReadView view, string directoryId, CancellationToken cancellationToken) =>
        Task.FromResult<Actor?>(Person(Guid.ParseExact(directoryId[4..], "N")));

    public Task<Actor?> FindAsync(ReadView view, Guid personId, CancellationToken cancellationToken) =>
        Task.FromResult<Actor?>(Person(personId));

    public Task<Reply> GreetUnknownAsync(Turn turn, CancellationToken cancellationToken) => Task.FromResult(Reply.Silence);

    public Task<Reply?> ActAsUnknownAsync(Turn turn, CardAction action, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(null);
}
