using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>A colleague, as other features need to know them.</summary>
/// <param name="Role">rep, lead, agent, presales, manager, director, admin or partner.</param>
/// <param name="Locale"><c>zh-CN</c> or <c>en-US</c>.</param>
public sealed record Colleague(Guid Id, string Name, string Role, string? Team, string Locale, TimeZoneInfo Zone)
{
    public IReadOnlyList<string> Nicknames { get; init; } = [];

    /// <summary>The directory object id messages go to; null until the person wrote for the first time.</summary>
    public string? DirectoryId { get; init; }
}

/// <summary>Questions about colleagues.</summary>
public interface IPersonDirectory
{
    /// <summary>The active colleague with this canonical name; null when there is none. <c>me</c> is not a name: ask <see cref="ResolveAsync"/>.</summary>
    Task<Colleague?> FindByNameAsync(ReadView view, string name, CancellationToken cancellationToken);

    /// <summary>What a colleague slot of the language contract means: a canonical name, or <c>me</c> for <paramref name="speaker"/>.</summary>
    Task<Colleague?> ResolveAsync(ReadView view, Actor speaker, string slot, CancellationToken cancellationToken);

    Task<Colleague?> FindAsync(ReadView view, Guid id, CancellationToken cancellationToken);

    /// <summary>All active colleagues by team and name; <paramref name="team"/> null means everybody.</summary>
    Task<IReadOnlyList<Colleague>> ListAsync(ReadView view, string? team, CancellationToken cancellationToken);

    /// <summary>
    /// Whether notices of <paramref name="kind"/> (reminder, digest, ...) may reach the person now; if not, the business time, Unix
    /// milliseconds, from which they may, or null when the person does not want them at all.
    /// </summary>
    Task<NoticeWindow> AskForNoticeAsync(ReadView view, Guid personId, string kind, CancellationToken cancellationToken);
}

/// <param name="Now">True: send it.</param>
/// <param name="From">When not now: the moment from which it may be sent; null means never (muted).</param>
public readonly record struct NoticeWindow(bool Now, long? From);
