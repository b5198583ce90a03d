using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CrmBot.Cards;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Rights;

/// <summary>
/// What somebody got to see, in one word or two: the key of a sentence, the name of a card or the kind of a record; <c>stored</c> when the
/// answer offers to take it back; <c>phone</c> and <c>amount</c> when those
/// stand there in full; what went to the direct chat after <c>&gt;</c>.
/// </summary>
internal sealed partial class Outcome(CrmBotTestApp app)
{
    private readonly IStore store = app.Services.GetRequiredService<IStore>();
    private readonly (string Key, Regex Sentence)[] sentences = Sentences(app.Services.GetRequiredService<CardLibrary>());

    public async Task<string> OfMessageAsync(Chat chat, Owner asker, string sentence)
    {
        var before = await LastRowAsync();
        // As the messenger does: who is asked to come again comes again, with the same activity.
        var message = chat.Message(sentence);
        while (await chat.PostAsync(message) == HttpStatusCode.ServiceUnavailable) await Task.Delay(100);
        var rows = await RowsAsync(chat, asker, before);
        return Join([.. rows.Where(row => row.Conversation == chat.Conversation).Select(Describe)],
            [.. rows.Where(row => row.Conversation != chat.Conversation).Select(Describe)]);
    }

    public async Task<string> OfClickAsync(Chat chat, Owner asker, string verb, JsonObject data)
    {
        var before = await LastRowAsync();
        var click = chat.Click("0", verb, data);
        var answered = await chat.SendAsync(click);
        while (answered.Status == HttpStatusCode.ServiceUnavailable) answered = await chat.SendAsync(click);
        var answer = answered.Body ?? throw new InvalidOperationException($"{verb} was answered {answered.Status}: {answered.Text}");
        var rows = await RowsAsync(chat, asker, before);
        var said = answer["value"] switch
        {
            JsonObject error when error["message"] is { } message => Named(message.ToString()),
            JsonObject card => Flagged(string.Join('\n', CardWords.Of(card)), "card"),
            { } line => Named(line.ToString()),
            null => "done",
        };
        return Join([said, .. rows.Where(row => row.Conversation == chat.Conversation).Select(row => "posts " + Describe(row))],
            [.. rows.Where(row => row.Conversation != chat.Conversation).Select(Describe)]);
    }

    /// <summary>Opens a form and sends it; who is not shown it sends it all the same, as a changed client could.</summary>
    public async Task<string> OfFormAsync(Chat chat, Owner asker, AskedForm form)
    {
        var before = await LastRowAsync();
        var opened = await SendAsync(chat, "task/fetch", form.Data);
        var filled = opened.Notice is null ? opened.Filled() : (JsonObject)form.Data.DeepClone();
        foreach (var (input, value) in form.Inputs) filled[input] = value!.DeepClone();
        var sent = await SendAsync(chat, "task/submit", filled);
        var rows = await RowsAsync(chat, asker, before);
        var said =
            $"{(opened.Notice is { } no ? Named(no) : Flagged(string.Join('\n', CardWords.Of(opened.Form)), "form"))}, {(sent.Text.Length == 0 ? "done" : sent.Notice is { } notice ? Named(notice) : "again")}";
        return Join([said, .. rows.Where(row => row.Conversation == chat.Conversation).Select(row => "posts " + Describe(row))],
            [.. rows.Where(row => row.Conversation != chat.Conversation).Select(Describe)]);
    }

    private static async Task<Invoked> SendAsync(Chat chat, string name, JsonObject data)
    {
        var invoke = chat.Invoke(name, new JsonObject { ["data"] = data.DeepClone() });
        while (true)
        {
            if (await chat.SendAsync(invoke) is { Status: not HttpStatusCode.ServiceUnavailable } answer) return answer;
        }
    }

    private static string Join(List<string> here, List<string> directly)
    {
        var seen = here.Count == 0 ? "silence" : string.Join(" & ", here);
        return directly.Count == 0 ? seen : $"{seen} > {string.Join(" & ", directly)}";
    }

    private Task<long> LastRowAsync() =>
        store.ReadAsync((view, _) => view.Sql.FirstAsync("SELECT COALESCE(MAX(seq), 0) FROM outbox", row => row.Number(0)),
            CancellationToken.None);

    // What was posted to this conversation or to this person since, once all of it has left.
    private async Task<List<Row>> RowsAsync(Chat chat, Owner asker, long after)
    {
        var lane = Runtime.Places.PlaceKeys.Of(CrmBotTestApp.Tenant, chat.Conversation);
        while (true)
        {
            var rows = await store.ReadAsync((view, _) => view.Sql.ListAsync(
                """
                SELECT o.lane, c.source, o.activity_id, o.state FROM outbox o LEFT JOIN card_copy c ON c.instance = o.id
                WHERE o.seq > $1 AND o.kind = 0 AND (o.lane = $2 OR o.person = $3) ORDER BY o.seq
                """,
                row => new Row(row.Text(0).Split('|')[^1], row.TextOrNull(1), row.TextOrNull(2), row.Number(3)), after, lane, asker.Id),
                CancellationToken.None);
            // A notice is no answer: when it comes is a matter of what else has come to the person.
            if (rows.TrueForAll(row => row.State >= 10)) return rows.FindAll(row => !IsNotice(row));
            await Task.Delay(3);
        }
    }

    private static bool IsNotice(Row row) => row.Source is { } source && Parts(JsonNode.Parse(source)!).Contains("notice");

    private string Describe(Row row)
    {
        var seen = app.Teams.Of(row.Conversation).FirstOrDefault(message => message.Id == row.Activity);
        if (row.Source is null) return seen?.Text is { } text ? Named(text) : "file";
        var shown = seen?.Words ?? "";
        return Flagged(shown, string.Join('+', Parts(JsonNode.Parse(row.Source)!)));
    }

    private static IEnumerable<string> Parts(JsonNode reply) => (string?)reply["is"] switch
    {
        "several" => ((JsonArray)reply["parts"]!).SelectMany(part => Parts(part!)),
        "card" => [(string)reply["name"]!],
        "record" => [((string)reply["record"]!).Split(':')[0]],
        "written" => ["stored"],
        "notice" => ["notice"],
        _ => [(string?)reply["key"] ?? "?"],
    };

    private static string Flagged(string words, string what)
    {
        if (words.Contains("已有人跟进", StringComparison.Ordinal)) what = "taken";
        if (PlainPhone().IsMatch(words)) what += "+phone";
        return words.Contains("66-88万", StringComparison.Ordinal) || words.Contains("77万", StringComparison.Ordinal)
            ? what + "+amount"
            : what;
    }

    private string Named(string text) =>
        Flagged(text, string.Join('+',
            text.Split('\n').Select(line => Array.Find(sentences, known => known.Sentence.IsMatch(line)).Key ?? "?" + line)));

    private static (string, Regex)[] Sentences(CardLibrary cards)
    {
        var words = JsonNode.Parse(File.ReadAllText(Path.Combine(Cards.CardsFolder.Path, "text", "zh-CN.json")))!;
        return [.. Leaves("", words).Where(leaf => !leaf.Key.StartsWith("phrases.", StringComparison.Ordinal))
            // The most telling first: a sentence that is nothing but a hole fits everything.
            .OrderByDescending(leaf => Hole().Replace(leaf.Text, "").Length)
            .Select(leaf => (leaf.Key, new Regex(
                "^" + Hole().Replace(Regex.Escape(leaf.Text).Replace(@"\{", "{", StringComparison.Ordinal), ".*?") + "$",
                RegexOptions.Singleline)))];
    }

    private static IEnumerable<(string Key, string Text)> Leaves(string path, JsonNode node) => node is JsonObject group
        ? group.SelectMany(pair => Leaves(path.Length == 0 ? pair.Key : $"{path}.{pair.Key}", pair.Value!))
        : [(path, (string)node!)];

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\d{3} \d{4} \d{4}")]
    private static partial Regex PlainPhone();

    private sealed record Row(string Conversation, string? Source, string? Activity, long State);
}
