using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>One line of the log.</summary>
/// <param name="Actor">Null for what nobody in particular did.</param>
/// <param name="Detail">Codes and numbers.</param>
/// <param name="At">Business time, Unix milliseconds.</param>
public sealed record AuditEntry(Guid? Actor, string? Detail, long At);

/// <summary>One line of the log, whatever it says.</summary>
/// <param name="Action">A stable code, e.g. <c>customer.seen</c>.</param>
public sealed record AuditLine(string Action, Guid? Actor, string? Detail, long At);

/// <summary>Answers from the log.</summary>
public static class AuditReads
{
    private const string Latest =
        "SELECT actor_id, detail, business_at FROM audit_row WHERE record_id = $1 AND kind = $2 AND action = $3 ORDER BY seq DESC LIMIT $4";

    /// <summary>The latest entries of one action on one record, newest first.</summary>
    public static Task<List<AuditEntry>> LatestAsync(
        ReadView view, RecordRef record, string action, int most, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.ListAsync(Latest, row => new AuditEntry(row.IdOrNull(0), row.TextOrNull(1), row.Number(2)), record.Id, record.Kind,
            action, most);
    }

    /// <summary>Everything about one record, oldest first.</summary>
    public static Task<List<AuditLine>> AllAsync(ReadView view, RecordRef record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return view.Sql.ListAsync(
            "SELECT action, actor_id, detail, business_at FROM audit_row WHERE record_id = $1 AND kind = $2 ORDER BY seq",
            row => new AuditLine(row.Text(0), row.IdOrNull(1), row.TextOrNull(2), row.Number(3)), record.Id, record.Kind);
    }

    /// <summary>Whether that person changed a field of the record, or made the record, since then.</summary>
    /// <param name="since">Business time, Unix milliseconds.</param>
    public static async Task<bool> ChangedByAsync(
        ReadView view, RecordRef record, string field, Guid actor, long since, CancellationToken cancellationToken)
    {
        var lines = await AllAsync(view, record, cancellationToken).ConfigureAwait(false);
        return lines.Exists(line => line.At >= since && line.Actor == actor
            && (line.Action == $"{record.Kind}.created"
                || (line.Detail ?? "").Split(';').Any(part => part == field || part.StartsWith(field + "=", StringComparison.Ordinal))));
    }
}
