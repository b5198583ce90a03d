using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>One line of the log.</summary>
/// <param name="Actor">Null for what nobody in particular did.</param>
/// <param name="Detail">Codes and numbers.</param>
/// <param name="At">Business time, Unix milliseconds.</param>
public sealed record AuditEntry(Guid? Actor, string? Detail, long At);

/// <summary>Answers from the log.</summary>
public static class AuditReads
{
    private const string Latest =
        "SELECT actor_id, detail, business_at FROM audit_row WHERE record_id = $1 AND kind = $2 AND action = $3 ORDER BY seq DESC LIMIT $4";

    /// <summary>The latest entries of one action on one record, newest first.</summary>
    public static Task<List<AuditEntry>> LatestAsync(ReadView view, RecordRef record, string action, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.ListAsync(Latest, row => new AuditEntry(row.IdOrNull(0), row.TextOrNull(1), row.Number(2)), record.Id, record.Kind, action, most);
    }
}
