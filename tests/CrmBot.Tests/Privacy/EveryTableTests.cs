using CrmBot.Features.Privacy.Erasing;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Privacy;

/// <summary>
/// Puts name, phone and mail into every text of every table that there is, found from the database and the model and
/// not from a list kept by hand, and erases: whoever adds a table that erasing does not reach finds this test red.
/// </summary>
public sealed class EveryTableTests
{
    private const string Text = $"{PrivacyStory.Name} {PrivacyStory.Phone} {PrivacyStory.Mail}";

    // Kept by the runtime in forms of their own; what is in them is tested
    // by the story of ErasureTests. The audit log takes no text of people.
    private static readonly string[] Apart = ["search_text", "search_term", "unread_sentence", "second_reading", "audit_row", "audit_block",
        "audit_salt", "customer_keys"];

    // Whoever is called the same is somebody else, and keeps the name.
    private static readonly string[] OthersNames = ["customers.Name", "customers.NameKey", "customers.AliasText", "customers.Address",
        "contacts.Name", "contacts.AkaText", "people.Name", "people.NicknameText"];

    [Theory, EachEngine]
    public async Task Whatever_table_and_column_it_stands_in_it_is_masked(EngineKind engine)
    {
        await using var app = await CrmBotTestApp.StartAsync(settings: await FreshDatabase.OnAsync(engine));
        await PrivacyStory.TellAsync(app);
        await PrivacyStory.AskAsync(app, $"删除{PrivacyStory.Customer}{PrivacyStory.Name}的个人信息");
        var request = await PrivacyStory.RequestAsync(app);
        var filled = await FillAsync(app, engine);
        filled.ShouldBeGreaterThan(100, "columns of text");
        // No turn in between: the rows are nothing that a conversation could go on with.
        (await app.Services.GetRequiredService<ErasePerson>().RunAsync(request.Id, CancellationToken.None)).ShouldBeEmpty();
        (await StoreScan.RowsAsync(app, PrivacyStory.Words)).ShouldBeEmpty();
        TestContext.Current.SendDiagnosticMessage("{0} columns of text were filled", filled);
    }

    /// <returns>How many columns.</returns>
    private static async Task<int> FillAsync(CrmBotTestApp app, EngineKind engine)
    {
        var texts = await app.Services.GetRequiredService<IStore>()
            .ReadAsync((view, _) => Task.FromResult(TextsOfRecords(view.Db)), CancellationToken.None);
        await using var tables = await TablesToFill.OpenAsync(app, engine);
        var filled = 0;
        foreach (var table in (await tables.ColumnsAsync()).GroupBy(column => column.Table)
            .Where(table => !table.Key.StartsWith("sqlite_", StringComparison.Ordinal)
                && !table.Key.StartsWith("__EF", StringComparison.Ordinal) && !Apart.Contains(table.Key)))
            filled += await FillAsync(tables, table.Key, [.. table], texts.GetValueOrDefault(table.Key));
        return filled;
    }

    private static Dictionary<string, Dictionary<string, int?>> TextsOfRecords(StoreContext db) => db.Model.GetEntityTypes().ToDictionary(
        type => type.GetTableName()!,
        type => type.GetProperties().Where(property => property.ClrType == typeof(string))
            .ToDictionary(property => property.GetColumnName(), property => property.GetMaxLength()));

    private static async Task<int> FillAsync(TablesToFill tables, string table, List<FilledColumn> columns, Dictionary<string, int?>? texts)
    {
        var values = columns.ConvertAll(column => Value(table, column, texts));
        await tables.InsertAsync(table, columns, values);
        return values.Count(value => value is string text && text.Contains(PrivacyStory.Name, StringComparison.Ordinal));
    }

    // Numbers are such that nobody takes the row for one to be worked on.
    private static object Value(string table, FilledColumn column, Dictionary<string, int?>? texts) => column.Type switch
    {
        // The id of a colleague, which the runtime reads as one.
        "text" when texts is null && column.Name == "person" => Guid.NewGuid().ToString("N"),
        "text" when OthersNames.Contains($"{table}.{column.Name}") => "别人" + column.Name,
        "text" when column.IsKey => texts is null ? Guid.NewGuid().ToString("N") : Guid.NewGuid().ToString("D").ToUpperInvariant(),
        "text" when texts is null || texts.ContainsKey(column.Name) => Clip(texts?[column.Name]),
        // Ids are text on SQLite.
        "text" => Guid.NewGuid().ToString("D").ToUpperInvariant(),
        "uuid" => Guid.NewGuid(),
        "blob" => new byte[] { 1 },
        "boolean" => false,
        _ => column.IsKey ? 900_000_000 + Random.Shared.Next(90_000_000) : 99,
    };

    private static string Clip(int? most) => most is { } length && length < Text.Length ? Text[..length] : Text;
}
