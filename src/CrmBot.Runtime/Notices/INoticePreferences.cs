using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Notices;

/// <param name="Now">True: send it.</param>
/// <param name="From">When not now: the moment from which it may be sent; null means never (muted).</param>
public readonly record struct NoticeWindow(bool Now, long? From);

/// <summary>How one person wants to be written to.</summary>
/// <param name="Window">Quiet hours, quiet days and mutes, for the kind that was asked about.</param>
/// <param name="IsMuted">That very kind is muted now.</param>
/// <param name="BatchMinutes">How long further cards are collected after one came; 0 for never.</param>
/// <param name="PerHour">Most cards within an hour.</param>
public sealed record NoticeTerms(string Name, NoticeWindow Window, bool IsMuted, int BatchMinutes, int PerHour)
{
    /// <summary>Who gets it instead, because the person is on leave; null when they are there.</summary>
    public Guid? StandIn { get; init; }
}

/// <summary>What people have said about being written to. One implementation, in the features.</summary>
public interface INoticePreferences
{
    /// <summary>Null when there is no such person any more.</summary>
    Task<NoticeTerms?> FindAsync(ReadView view, Guid person, string kind, CancellationToken cancellationToken);
}

/// <summary>Asks the features; where none answers (a program without people), everything may be sent at once.</summary>
internal sealed class NoticeTermsOf(IEnumerable<INoticePreferences> preferences)
{
    private static readonly NoticeTerms Anything = new("", new NoticeWindow(true, null), false, 0, int.MaxValue);
    private readonly INoticePreferences? preferences = preferences.FirstOrDefault();

    public async Task<NoticeTerms?> FindAsync(ReadView view, Guid person, string kind, CancellationToken cancellationToken) =>
        preferences is null ? Anything : await preferences.FindAsync(view, person, kind, cancellationToken);
}
