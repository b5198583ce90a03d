using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Leads.Pool;

/// <summary>
/// One at a time at one lead. The row's version makes a claim compare-and-set anyway; waiting here spares the many who come at once from
/// trying again and again. SQLite has one writer, so there is nothing to wait for.
/// </summary>
internal static class LeadLock
{
    public static Task TakeAsync(UnitOfWork work, Guid lead, CancellationToken cancellationToken)
    {
        if (work.Engine != EngineKind.Postgres) return Task.CompletedTask;
        var number = BitConverter.ToInt64(lead.ToByteArray(), 8);
        return work.Db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})", cancellationToken);
    }
}
