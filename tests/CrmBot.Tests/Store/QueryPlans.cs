using System.Text.RegularExpressions;
using CrmBot.Runtime.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CrmBot.Tests.Store;

/// <summary>Which whole tables SQLite would read for a statement.</summary>
internal sealed partial class QueryPlans(string database) : IDisposable
{
    /// <summary>What grows with every customer, message or day; the rest is as large as the company.</summary>
    private static readonly string[] Growing =
    [
        "assignments", "audit_row", "card_copy", "card_record", "contact_methods", "contacts", "contracts", "customer_keys",
        "customer_tags", "customers",
        "deal_moves", "deals", "dedupe", "digests", "event", "held_notice", "interactions", "lead_clocks", "lead_scores", "leads",
        "opt_outs", "orders",
        "outbox", "place", "reminders", "search_term", "search_text", "surveys", "ticket_escalations", "ticket_events", "tickets", "timer",
        "undo_step", "world_change",
    ];

    private readonly SqliteConnection connection = SqliteConnections.OpenReader(database);

    /// <summary>
    /// The growing tables that the statement would read from end to end; an index that holds only a part of the rows is no such thing.
    /// </summary>
    public IReadOnlyList<string> ReadsWhole(string sql) =>
        [.. Plan(sql).Select(step => Scan().Match(step)).Where(scan => scan.Success && !IsPartial(scan.Groups["index"].Value))
            .Select(scan => TableOf(scan.Groups["name"].Value, sql)).Where(Growing.Contains).Distinct()];

    public void Dispose() => connection.Dispose();

    /// <summary>Whether it is a statement of SQLite at all; some are PostgreSQL's.</summary>
    public bool CanRun(string sql)
    {
        var code = raw.sqlite3_prepare_v2(connection.Handle!, sql.Replace('$', '?'), out var statement);
        statement?.Dispose();
        return code == raw.SQLITE_OK;
    }

    private List<string> Plan(string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle!, "EXPLAIN QUERY PLAN " + sql.Replace('$', '?'),
            out var statement), connection.Handle);
        using (statement)
        {
            var steps = new List<string>();
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW) steps.Add(raw.sqlite3_column_text(statement, 3).utf8_to_string());
            return steps;
        }
    }

    private bool IsPartial(string index)
    {
        if (index.Length == 0) return false;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = $name AND sql LIKE '% WHERE %'";
        command.Parameters.AddWithValue("$name", index);
        return (long)command.ExecuteScalar()! > 0;
    }

    private static string TableOf(string alias, string sql)
    {
        var named = Regex.Match(sql, $"\"?(\\w+)\"? (AS )?\"?{Regex.Escape(alias)}\"?\\b");
        return Growing.Contains(alias) || !named.Success ? alias : named.Groups[1].Value;
    }

    [GeneratedRegex(@"^SCAN (?<name>\w+)(?: USING (?:COVERING )?INDEX (?<index>\w+))?")]
    private static partial Regex Scan();
}
