using CrmBot.Runtime.Store;

namespace CrmBot.Features.Leads.FirstContact;

/// <summary>Finds the clock of a lead.</summary>
internal static class LeadClocks
{
    public static Task<LeadClock?> FindAsync(ReadView view, Guid lead, CancellationToken cancellationToken) =>
        view.Records.FindAsync<LeadClock>(lead, cancellationToken);

    /// <summary>The lead's clock; a new one when there was none.</summary>
    public static async Task<LeadClock> GetAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken)
    {
        if (await FindAsync(work, lead, cancellationToken) is { } known) return known;
        var clock = new LeadClock { Id = lead };
        work.Db.Add(clock);
        return clock;
    }
}
