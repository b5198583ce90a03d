using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>
/// Puts name, phone and mail into every text of every table that there is, found from the database and the model and not from a list kept by
/// hand, and erases: whoever adds a table that erasing does not reach finds this test red.
/// </summary>
public sealed class EveryTableTests
{
    private const string Text = $"{PrivacyStory.Name} {PrivacyStory.Phone} {PrivacyStory.Mail}";

    // Kept by the runtime in forms of their own; what is in them is tested by the story of ErasureTests. The audit log takes no text of people.
    private static readonly string[] Apart = ["search_text", "search_term", "unread_sentence", "second_reading", "audit_row", "audit_block", "audit_salt", "customer_keys"];

    // Whoever is called the same is somebody else, and keeps the name.
    private static readonly string[] OthersNames = ["customers.Name", "customers.NameKey", "customers.AliasText", "customers.Address", "contacts.Name", "contacts.AkaText", "people.Name", "people.NicknameText"];

    [Fact]
    public async Task Whatever_table_and_column_it_stands_in_it_is_masked()
    {
        var folder = Directory.CreateTempSubdirectory("crmbot-erase-").FullName;
        await using (var app = await CrmBotTestApp.StartAsync(folder))
        {
            await PrivacyStory.TellAsync(app);
            await PrivacyStory.AskAsync(app, $"删除{PrivacyStory.Customer}{PrivacyStory.Name}的个人信息");
            var request = await PrivacyStory.RequestAsync(app);
            var filled = await FillAsync(app, Path.Combine(folder, "crmbot.db"));
            filled.ShouldBeGreaterThan(100, "columns of text");
            // No turn in between: the rows are nothing that a conversation could go on with.
            (await app.Services.GetRequiredService<ErasePerson>().RunAsync(request.Id, CancellationToken.None)).ShouldBeEmpty();
            StoreScan.Rows(Path.Combine(folder, "crmbot.db"), PrivacyStory.Words).ShouldBeEmpty();
            TestContext.Current.SendDiagnosticMessage("{0} columns of text were filled", filled);
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <returns>How many columns.</returns>
    private static async Task<int> FillAsync(CrmBotTestApp app, string database)
    {
        var texts = await app.Services.GetRequiredService<IStore>().ReadAsync((view, _) => Task.FromResult(TextsOfRecords(view.Db)), CancellationToken.None);
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync();
        StoreScan.Read(connection, "PRAGMA foreign_keys=0");
        var filled = 0;
        foreach (var table in StoreScan.Columns(connection).Select(column => column.Table).Distinct().Where(table => !table.StartsWith("sqlite_", StringComparison.Ordinal) && !table.StartsWith("__EF", StringComparison.Ordinal) && !Apart.Contains(table)))
            filled += Fill(connection, table, texts.GetValueOrDefault(table));
        return filled;
    }

    private static Dictionary<string, Dictionary<string, int?>> TextsOfRecords(StoreContext db) => db.Model.GetEntityTypes().ToDictionary(
        type => type.GetTableName()!,
        type => type.GetProperties().Where(property => property.ClrType == typeof(string)).ToDictionary(property => property.GetColumnName(), property => property.GetMaxLength()));

    // Numbers are such that nobody takes the row for one to be worked on.
    private static int Fill(SqliteConnection connection, string table, Dictionary<string, int?>? texts)
    {
        var columns = StoreScan.Read(connection, $"SELECT name || '|' || lower(type) || '|' || pk FROM pragma_table_info('{table}')").Select(line => line.Split('|')).ToList();
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", columns.Select(column => $"\"{column[0]}\""))}) VALUES ({string.Join(", ", columns.Select((_, at) => $"$p{at}"))})";
        var filled = 0;
        for (var at = 0; at < columns.Count; at++)
        {
            var (name, type, isKey) = (columns[at][0], columns[at][1], columns[at][2] != "0");
            object value = type switch
            {
                // The id of a colleague, which the runtime reads as one.
                "text" when texts is null && name == "person" => Guid.NewGuid().ToString("N"),
                "text" when OthersNames.Contains($"{table}.{name}") => "别人" + at,
                "text" when isKey => texts is null ? Guid.NewGuid().ToString("N") : Guid.NewGuid().ToString("D").ToUpperInvariant(),
                "text" when texts is null || texts.ContainsKey(name) => Clip(texts?[name]),
                "text" => Guid.NewGuid().ToString("D").ToUpperInvariant(),
                "blob" => new byte[] { 1 },
                _ => isKey ? 900_000_000L + Random.Shared.Next(90_000_000) : 99L,
            };
            if (value is string text && text.Contains(PrivacyStory.Name, StringComparison.Ordinal)) filled++;
            command.Parameters.AddWithValue($"$p{at}", value);
        }

        command.ExecuteNonQuery();
        return filled;
    }

    private static string Clip(int? most) => most is { } length && length < Text.Length ? Text[..length] : Text;
}
