using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Customers;
using CrmBot.Features.Imports.CustomerRows;
using CrmBot.Runtime.Cards;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Imports.Chat;

/// <summary>
/// The card of an import: what it would come to, what it came to, what taking it back came to. Only for whoever sent the file.
/// </summary>
internal sealed class ImportCard(CardLibrary words) : IRecordCard
{
    private static readonly RowKind[] Shown = [RowKind.New, RowKind.Joined, RowKind.Updated, RowKind.Unchanged, RowKind.Repeated,
        RowKind.Bad];

    public string Kind => "import";

    public async Task<CardContent?> RenderAsync(ReadView view, Guid id, CardView cardView, CancellationToken cancellationToken)
    {
        if (await view.Records.ReadAsync<ImportRun>(id, cancellationToken) is not { } run || run.PersonId is null
            || cardView.Viewer?.Id != run.PersonId) return null;
        var (report, locale) = (ImportReport.Read(run.ReportText), cardView.Locale);
        return new CardContent("import", new JsonObject
        {
            ["file"] = run.File,
            ["rows"] = CardRow.List(IsCounted(run) ? Rows(report, locale) : []),
            ["issues"] = CardRow.List(!IsCounted(run) ? [] : report.Issues.Select(issue => Issue(issue, locale))),
            ["unknown"] = run.State == ImportState.Shown ? string.Join(" · ", report.Unknown) : "",
            ["canImport"] = run.State == ImportState.Shown && report.AddsAnything,
            ["canDrop"] = run.State == ImportState.Shown,
            ["canErrors"] = run.State is ImportState.Shown or ImportState.Done && report.Noted > 0,
            ["canTakeBack"] = MayTakeBack(run),
            ["trouble"] = Trouble(run, locale),
            ["say"] = new JsonObject
            {
                ["title"] = words.Words(locale, "import.title." + run.State.ToString()),
                ["lead"] = Lead(run, report, locale),
                ["kept"] = report.Kept > 0 && IsCounted(run)
                    ? words.Words(locale, "import.kept", ("count", Number(report.Kept, locale)))
                    : "",
            },
        }, "import.summary");
    }

    private static bool IsCounted(ImportRun run) => run.State is ImportState.Shown or ImportState.Importing or ImportState.Done;

    public static bool MayTakeBack(ImportRun run) =>
        run.State == ImportState.Done ? ImportReport.Read(run.ReportText).AddsAnything : run is { State: ImportState.Failed, Line: > 0 };

    private string Lead(ImportRun run, ImportReport report, string locale) => run.State switch
    {
        ImportState.Shown when !report.AddsAnything => words.Words(locale, "import.lead.nothing"),
        ImportState.TakenBack => report.Back is { } back ? Back(back, locale) : "",
        ImportState.Importing => words.Words(locale, "import.lead.Importing", ("count", Number(run.Line == 0 ? 0 : report.Total, locale))),
        ImportState.Failed when run.Line > 0 => words.Words(locale, "import.lead.midway", ("count", Number(report.Total, locale))),
        ImportState.Failed => "",
        _ => words.Words(locale, "import.lead." + run.State.ToString()),
    };

    // Only what there was: "0 as before" says nothing to anybody.
    private string Back(TakenBackCustomers back, string locale)
    {
        (string Key, int Count)[] told = [("removed", back.Removed), ("restored", back.Restored), ("keptBack", back.Kept)];
        List<string> said = [.. told.Where(one => one.Count > 0)
            .Select(one => words.Words(locale, "import.lead." + one.Key, ("count", Number(one.Count, locale))))];
        return said.Count == 0
            ? words.Words(locale, "import.lead.nothingBack")
            : said.Aggregate((first, next) => words.Words(locale, "common.sentences", ("first", first), ("next", next)));
    }

    // What is wrong may name a heading, or whatever else stands in the file: data, not words of ours.
    private string Trouble(ImportRun run, string locale)
    {
        if (run is not { State: ImportState.Failed, Trouble: { } key }) return "";
        var arguments = run.TroubleText is { } text ? JsonSerializer.Deserialize<Dictionary<string, string>>(text)! : [];
        return words.Words(locale, key, [.. arguments.Select(argument => (argument.Key, (object?)argument.Value))]);
    }

    private IEnumerable<JsonObject> Rows(ImportReport report, string locale)
    {
        foreach (var kind in Shown.Where(kind => report.Count(kind) > 0))
            yield return CardRow.Of(words.Words(locale, "import.count." + kind.ToString()), Number(report.Count(kind), locale),
                Names(kind, report, locale));
        if (report.Talks > 0) yield return CardRow.Of(words.Words(locale, "import.count.talks"), Number(report.Talks, locale), "");
    }

    private string Names(RowKind kind, ImportReport report, string locale)
    {
        var names = kind switch { RowKind.New => report.New, RowKind.Updated => report.Updated, _ => [] };
        var listed = string.Join(words.Words(locale, "common.list_separator"), names);
        return report.Count(kind) > names.Count && names.Count > 0 ? listed + "…" : listed;
    }

    private JsonObject Issue(RowIssue issue, string locale) => new()
    {
        ["say"] = new JsonObject { ["line"] = words.Words(locale, "import.line", ("line", issue.Line)) },
        ["text"] = PrintCustomer.Joined(issue.Column, ErrorFile.Sentence(words, locale, issue)),
    };

    private static string Number(int count, string locale) => count.ToString("N0", CultureInfo.GetCultureInfo(locale));
}
