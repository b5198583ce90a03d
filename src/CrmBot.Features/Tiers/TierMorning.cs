using System.Globalization;
using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Features.Rounds;
using CrmBot.Runtime.Outbox;
using CrmBot.Runtime.People;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Timers;

namespace CrmBot.Features.Tiers;

/// <summary>
/// On the morning of each workday everybody hears which of their customers changed tier, all of them on one card, each change once.
/// </summary>
internal sealed class TierMorning(
    TierNewsCard card, IDirectory people, WorkCalendar calendar, CompanySettings company) : IRound, IPreparedTimerHandler
{
    public const string Notice = "tier.changed";

    /// <summary>More owners come a moment later: others wait while their cards are stored.</summary>
    private const int MostAtOnce = 50;

    private const int MostShown = 6;

    /// <summary>Up to when changes have been told of.</summary>
    private const string ToldUntil = "tiers.told_until";

    private const string GoesOn = "more:";
    private static readonly Guid Company = StableId.Of("tiers.told", "company");
    private static readonly TimeOnly Morning = new(9, 0);

    public string Rule => Notice;

    private TimeZoneInfo Zone => TimeZones.Find(company.Zone);

    /// <inheritdoc/>
    public Task PlanAsync(UnitOfWork work, CancellationToken cancellationToken)
    {
        var day = calendar.NextWorkdayAt(Morning, work.LocalNow(Zone));
        return work.Timers.SetAsync(Rule, Company, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToDateTime(Morning), Zone,
            cancellationToken);
    }

    public async Task<StorePrepared> PrepareAsync(ReadView view, DueTimer timer, CancellationToken cancellationToken)
    {
        var (window, after) = Continued(timer.Slot) ?? (await SinceAsync(view, cancellationToken), Guid.Empty);
        var owners = await FindTierNews.OwnersAsync(view, window, after, MostAtOnce, cancellationToken);
        List<(Guid Owner, TierNews News)> told = [];
        foreach (var owner in owners) told.Add((owner, await FindTierNews.OfAsync(view, window, owner, MostShown, cancellationToken)));
        return (work, token) => StoreAsync(work, window, told, token);
    }

    private async Task StoreAsync(
        UnitOfWork work, TierWindow window, List<(Guid Owner, TierNews News)> told, CancellationToken cancellationToken)
    {
        if (told.Count == MostAtOnce)
            await work.Timers.SetAsync(Rule, Company, Continue(window, told[^1].Owner), work.Now + 1, cancellationToken);
        await PlanAsync(work, cancellationToken);
        await Settings.SetAsync(work, ToldUntil, window.Until.ToString(CultureInfo.InvariantCulture), cancellationToken);
        foreach (var (owner, news) in told)
        {
            if (news.Shown.Count == 0 || await people.FindAsync(work, owner, cancellationToken) is not { } person) continue;
            await work.Outbox.ToPersonAsync(owner, card.Of(person, news), $"{Notice}:{owner:N}:{window.Until}", Delivery.AtLeastOnce,
                Priority.Notice, cancellationToken);
        }
    }

    // A clock that was set back forgets what was told in a future that never came.
    private static async Task<TierWindow> SinceAsync(ReadView view, CancellationToken cancellationToken) =>
        new(long.TryParse(await Settings.FindAsync(view, ToldUntil, cancellationToken), CultureInfo.InvariantCulture, out var until)
            && until <= view.Now ? until : 0, view.Now);

    private static string Continue(TierWindow window, Guid owner) =>
        string.Create(CultureInfo.InvariantCulture, $"{GoesOn}{window.From}:{window.Until}:{owner:N}");

    private static (TierWindow Window, Guid After)? Continued(string slot) =>
        slot.Split(':') is ["more", var from, var until, var owner] && long.TryParse(from, CultureInfo.InvariantCulture, out var start)
            && long.TryParse(until, CultureInfo.InvariantCulture, out var end) && Guid.TryParseExact(owner, "N", out var after)
                ? (new(start, end), after) : null;
}
