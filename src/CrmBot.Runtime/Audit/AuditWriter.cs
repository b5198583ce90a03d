using System.Globalization;
using System.Text;
using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Audit;

/// <summary>Appends who saw or did what. Changes of records are noted by the runtime; features note reads and decisions.</summary>
public sealed class AuditWriter(UnitOfWork work)
{
    private const string Append =
        """
        INSERT INTO audit_row (turn_id, actor_id, action, kind, record_id, version, detail, business_at, system_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    /// <param name="action">A stable code, e.g. <c>customer.seen</c>.</param>
    /// <param name="detail">Codes and numbers only; never user text.</param>
    public Task NoteAsync(string action, RecordRef record, string? detail, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return work.PutsOff((later, token) => later.Audit.NoteAsync(action, record, detail, token))
            ? Task.CompletedTask
            : AppendAsync(action, record, 0, detail);
    }

    /// <summary>Notes a saved change: which fields, numbers and codes with their values, personal fields as salted digests.</summary>
    internal async Task ChangedAsync(RecordChange change)
    {
        var detail = await DetailAsync(change).ConfigureAwait(false);
        await AppendAsync($"{change.Record.Kind}.{Action(change.Operation)}", change.Record, change.Version, detail).ConfigureAwait(false);
    }

    private static string Action(RecordOperation operation) => operation switch
    {
        RecordOperation.Created => "created",
        RecordOperation.Changed => "changed",
        _ => "removed",
    };

    private Task<int> AppendAsync(string action, RecordRef record, int version, string? detail) => work.Sql.ExecuteAsync(
        Append,
        work.Acting?.TurnId, work.Acting?.ActorId, action, record.Kind, record.Id, version, detail, work.Now, work.SystemNow);

    private async Task<string?> DetailAsync(RecordChange change)
    {
        var detail = new StringBuilder();
        byte[]? salt = null;
        foreach (var field in change.Fields)
        {
            if (field.Field.IsPersonal && (field.Before ?? field.After) is not null)
            {
                salt ??= await AuditSalts.GetAsync(work, change.Record).ConfigureAwait(false);
                Name(detail, field).Append('#').Append(AuditSalts.Digest(salt, field.Field.Name, field.After ?? field.Before));
            }
            else if (change.Operation == RecordOperation.Changed)
            {
                Name(detail, field);
                if (field.Before is not string && field.After is not string)
                    detail.Append('=').Append(Code(field.Before)).Append('>').Append(Code(field.After));
            }
        }

        return detail.Length == 0 ? null : detail.ToString();
    }

    private static StringBuilder Name(StringBuilder detail, FieldChange field) =>
        (detail.Length == 0 ? detail : detail.Append(';')).Append(field.Field.Name);

    // Numbers, ids, flags and enums; anything else could hold text.
    private static string Code(object? value) => value switch
    {
        null => "",
        bool or int or long or Guid or Enum => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => "?",
    };
}
