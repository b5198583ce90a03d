using System.Diagnostics;
using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Forms;
using CrmBot.Runtime.Turns;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Rights;

/// <summary>
/// Who may do what, where, with whose records: every intent, button and form,
/// for every role, in every place, for own, the team's and others' records, as
/// <c>permissions.tsv</c> says. Every cell is asked through the front door. After a wanted change of rights run it with
/// <c>CRMBOT_WRITE_PERMISSIONS=1</c> and read the difference.
/// </summary>
public sealed class PermissionMatrixTests(PermissionCompany company) : IClassFixture<PermissionCompany>
{
    // There is one of them for the whole company, and all are asked at the same time: whether naming somebody changes anything is chance.
    private static readonly string[] OneForAll = ["phrase:quality_reviewer", "phrase:knowledge_keeper"];

    private const string File = "permissions.tsv";
    private static readonly (string Name, string Kind)[] Places = [("direct", "personal"), ("group", "groupChat"), ("channel", "channel")];
    private static readonly string[] Whose = ["own", "team", "other"];
    private static readonly IReadOnlyList<Ask> Asks = Ask.Read();

    [Fact]
    public void Every_intent_of_the_contract_every_phrase_button_and_form_is_asked()
    {
        var routes = company.App.Services.GetRequiredService<Routes>();
        var contract = typeof(Parser).Assembly.GetTypes().Where(type => !type.IsAbstract && type.BaseType?.Name == "IntentReader")
            .Select(type => (string)type.GetProperty("Intent")!.GetValue(Activator.CreateInstance(type, nonPublic: true))!)
            // Both are told apart while a sentence is read and leave it as none.
            .Select(intent => intent is "absent" or "aside" ? "none" : intent);
        var phrases = company.App.Services.GetServices<IPhraseHandler>().Where(phrase => phrase.IsOffered).Select(phrase => phrase.Name)
            .Concat(company.App.Services.GetServices<IPhrasePattern>().Select(pattern => pattern.Name)).Select(name => "phrase:" + name);
        var forms = company.App.Services.GetServices<IForm>().Select(form => "form:" + form.Name);
        string[] needed = [.. forms, .. contract, "none", .. company.App.Services.GetRequiredService<FrameRoutes>().Intents, .. phrases,
            .. routes.Verbs];
        needed.Distinct().Except(Asks.Select(ask => ask.Name)).ShouldBeEmpty("add a line to asks.tsv and rows to permissions.tsv");
    }

    [Fact]
    public void Every_sentence_is_read_as_the_intent_it_stands_for()
    {
        var reader = company.App.Services.GetRequiredService<IReadSentences>();
        var asker = company.Own[Roles.Rep];
        foreach (var ask in Asks.Where(
            ask => ask.IsSaid && ask.What is not "patch" && !ask.What.StartsWith("phrase:", StringComparison.Ordinal)))
        {
            foreach (var whose in Whose)
            {
                if (ask.Template(whose) is null) continue;
                var text = ask.Text(company, asker, whose, 1, 1, FreshRecords.Examples);
                var frames = reader.Read(new Utterance(text, CrmBotTestApp.Start, "Asia/Shanghai", asker.Name)).Frames;
                frames.ShouldContain(frame => frame.Intent == ask.Name, $"“{text}” is read as {string.Join(", ", frames)}");
            }
        }
    }

    [Fact]
    public async Task In_direct_chats_everybody_gets_what_the_table_says_of_others_records() =>
        await CheckAsync(company, row => row is { Whose: "other", Place: "direct" });

    [Fact]
    [Trait("Tier", "Long")]
    public async Task Every_cell_of_the_table_holds()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CRMBOT_LONG") == "1", "long: set CRMBOT_LONG=1");
        // In a company of its own: the other test has left its traces in the first.
        await using var untouched = new PermissionCompany();
        await untouched.InitializeAsync();
        await CheckAsync(untouched, _ => true);
    }

    private static async Task CheckAsync(PermissionCompany company, Func<Cell, bool> chosen)
    {
        var cells = Cells().Where(chosen).ToList();
        var clock = Stopwatch.StartNew();
        var found = await AskAllAsync(company, cells);
        TestContext.Current.TestOutputHelper?.WriteLine($"{cells.Count * Roles.All.Count} cells in {clock.Elapsed.TotalSeconds:F1} s");
        if (Environment.GetEnvironmentVariable("CRMBOT_WRITE_PERMISSIONS") == "1") Write(found);
        var wanted = Ask.Lines(File).Skip(1).Select(line => line.Split('\t'))
            .ToDictionary(row => string.Join('\t', row[..3]), row => row[3..]);
        var wrong = new List<string>();
        foreach (var (cell, outcomes) in found)
        {
            if (!wanted.TryGetValue(cell.Key, out var row)) wrong.Add($"{cell.Key}: no row");
            else wrong.AddRange(Roles.All.Select((role, column) => (role, column)).Where(at => row[at.column] != outcomes[at.column])
                .Select(at => $"{cell.Key}, {at.role}: the table says {row[at.column]}, it was {outcomes[at.column]}"));
        }

        wrong.ShouldBeEmpty();
    }

    // One person after the other would take long; each person's own messages stay in order.
    private static async Task<List<(Cell Cell, string[] Outcomes)>> AskAllAsync(PermissionCompany company, List<Cell> cells)
    {
        var columns = await Task.WhenAll(Roles.All.Select(role => Task.Run(() => AskAsync(company, company.Own[role], cells))));
        return [.. cells.Select((cell, at) => (cell, columns.Select(column => column[at]).ToArray()))];
    }

    private static async Task<string[]> AskAsync(PermissionCompany company, Owner asker, List<Cell> cells)
    {
        var outcome = new Outcome(company.App);
        var direct = new Chat(company.App, asker.DirectoryId, "a:" + asker.DirectoryId, "personal");
        await outcome.OfMessageAsync(direct, asker, "帮助");
        var fresh = await new FreshRecords(company, asker).ForAsync([.. cells.Select(cell => (cell.Ask, cell.Whose))]);
        var outcomes = new string[cells.Count];
        for (var at = 0; at < cells.Count; at++)
        {
            // A conversation of its own, so that no answer waits for the next sentence.
            var cell = cells[at];
            var conversation = cell.Place == "direct" ? $"a:{asker.DirectoryId}:{at}" : $"19:{cell.Place}-{asker.Role}-{at}@thread.v2";
            var chat = new Chat(company.App, asker.DirectoryId, conversation, Places.First(place => place.Name == cell.Place).Kind);
            var (column, place) = (Roles.All.ToList().IndexOf(asker.Role), Array.FindIndex(Places, one => one.Name == cell.Place));
            var text = cell.Ask.Text(company, asker, cell.Whose, (column * 100_000) + (place * 10_000) + at,
                (column * Places.Length) + place + 1, fresh[at]);
            var seen = cell.Ask switch
            {
                { IsForm: true } => await outcome.OfFormAsync(chat, asker, cell.Ask.Form(text)),
                { IsButton: true } => await outcome.OfClickAsync(chat, asker, cell.Ask.What, cell.Ask.Data(text)),
                _ => await outcome.OfMessageAsync(chat, asker, text),
            };
            outcomes[at] = OneForAll.Contains(cell.Ask.What) ? seen.Replace("+stored", "", StringComparison.Ordinal) : seen;
        }

        return outcomes;
    }

    private static IEnumerable<Cell> Cells() =>
        from ask in Asks
        from place in Places
        from whose in Whose
        where ask.Template(whose) is not null
        select new Cell(ask, whose, place.Name);

    private static void Write(List<(Cell Cell, string[] Outcomes)> found)
    {
        var known = System.IO.File.Exists(Path.Combine(Ask.Folder, File))
            ? Ask.Lines(File).Skip(1).ToDictionary(line => string.Join('\t', line.Split('\t')[..3])) : [];
        foreach (var (cell, outcomes) in found) known[cell.Key] = $"{cell.Key}\t{string.Join('\t', outcomes)}";
        var lines = Cells().Select(cell => known.GetValueOrDefault(cell.Key)).OfType<string>();
        System.IO.File.WriteAllLines(Path.Combine(Ask.Folder, File),
            [.. Heading, $"what\twhose\tplace\t{string.Join('\t', Roles.All)}", .. lines]);
    }

    private static readonly string[] Heading =
    [
        "# What each role gets, by intent, phrase, button or form, for own records, a team-mate's and another team's. Read by PermissionMatrixTests, which asks",
        "# every cell through the front door. A cell names what is said: a card, a record's card, or the key of a sentence (cards/text). \"taken\" is",
        "# 已有人跟进 and the owner, nothing more; \"stored\": it was done and can be taken back; \"phone\", \"amount\": those stand there in full;",
        "# after \">\" what went to the person's direct chat. In groups and channels refusals stand only there. Of a form: what opening it shows,",
        "# then what comes of sending it, whether it was shown or not; \"again\" shows it once more with what is wrong.",
    ];

    private sealed record Cell(Ask Ask, string Whose, string Place)
    {
        public string Key => $"{Ask.What}\t{Whose}\t{Place}";
    }
}
