using CrmBot.Features.Company;
using CrmBot.Features.Rules;
using CrmBot.Runtime.Store;
using CrmBot.Runtime.Time;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Outgoing;

/// <summary>When something may go to a customer who did not ask for it.</summary>
/// <param name="Held">Not at all, until somebody says so.</param>
/// <param name="Wait">Milliseconds until the morning; 0 by day.</param>
internal readonly record struct Rhythm(bool Held, long Wait);

/// <summary>
/// Customers are not pestered: of what they did not ask for, a few messages a week, and none in
/// the evening or at night. News about their own tickets is what they wait for and always goes.
/// </summary>
internal sealed class ContactRhythm(RuleBook rules, CompanySettings company, IEnumerable<IUnaskedContact> others)
{
    /// <summary>Such messages to one customer within seven days; 0 for as many as there are.</summary>
    public static readonly KnownRule MostPerWeek = new("push_cap", RuleUnit.Count, 2, 0, 50);

    private const int FirstHour = 8, LastHour = 21;
    private const long Week = 7L * 24 * 60 * 60 * 1000;

    private static readonly string[] Unasked = ["csat", "csatUs", "nps", "campaign"];

    public async Task<Rhythm> OfAsync(UnitOfWork work, CustomerNews news, CancellationToken cancellationToken)
    {
        if (!Unasked.Contains(news.About)) return default;
        // Those of this very turn are not in the database yet.
        await work.SaveAsync(cancellationToken);
        return new Rhythm(await IsFullAsync(work, news.CustomerId, cancellationToken), UntilMorning(work));
    }

    /// <summary>Whether the customer has heard enough from us this week.</summary>
    public async Task<bool> IsFullAsync(ReadView view, Guid customer, CancellationToken cancellationToken)
    {
        var most = await rules.ValueAsync(view, MostPerWeek.Code, cancellationToken);
        return most > 0 && await CountAsync(view, customer, cancellationToken) >= most;
    }

    /// <summary>Milliseconds until customers may be written to; 0 by day.</summary>
    public long UntilMorning(ReadView view) => UntilMorning(view.Now);

    /// <summary>The same from a moment ahead on.</summary>
    public long UntilMorning(long moment)
    {
        var zone = TimeZones.Find(company.Zone);
        var then = Instants.ToLocal(moment, zone);
        if (then.Hour is >= FirstHour and < LastHour) return 0;
        var morning = then.Date.AddDays(then.Hour >= LastHour ? 1 : 0).AddHours(FirstHour);
        return Instants.FromLocal(morning, zone) - moment;
    }

    private async Task<int> CountAsync(ReadView view, Guid customer, CancellationToken cancellationToken)
    {
        var since = view.Now - Week;
        var count = await view.Db.Set<CustomerMessage>().CountAsync(
            message => message.CustomerId == customer && Unasked.Contains(message.About) && message.CreatedAt > since
                && message.State != MessageState.Held && message.State != MessageState.Dropped,
            cancellationToken);
        foreach (var other in others) count += await other.CountAsync(view, customer, since, cancellationToken);
        return count;
    }
}
