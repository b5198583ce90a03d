using System.Globalization;
using System.Text.Json.Nodes;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Runtime.Notices;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.People.Notices;

/// <summary>
/// 设置: how one wants to be written to, in a card. The same can be said in words (<see cref="ChangePreferences"/>, <see cref="SaidBudget"/>).
/// </summary>
internal sealed class NoticeSettings(NoticeList notices, CardLibrary cards, WhenWords when, ZoneWords zones, MoveZone clocks)
    : IPhraseHandler, ICardVerb
{
    public const int MostPerHour = 100, LongestBatch = 120;
    private static readonly string[] Days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    public string Name => "settings";

    public string Verb => "prefs.save";

    public async Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup) return new Reply.Refuse("people.pick.inDirectChat");
        return await turn.Work.Records.ReadAsync<Person>(turn.Actor.Id, cancellationToken) is { } person
            ? Card(turn, person, "")
            : new Reply.Refuse("people.prefs.unclear");
    }

    public async Task<Reply> HandleAsync(Turn turn, CardAction action, CancellationToken cancellationToken)
    {
        if (turn.Place.IsGroup || await turn.Work.Records.FindAsync<Person>(turn.Actor.Id, cancellationToken) is not { } person)
            return new Reply.Refuse("people.pick.inDirectChat");
        var (from, to) = (Clock(action.Text("quietFrom")), Clock(action.Text("quietTo")));
        if (from is null != to is null) return new Reply.Refuse("settings.bothQuiet");
        (person.QuietFrom, person.QuietTo) = (from, to);
        person.QuietDays = [.. (action.Text("quietDays") ?? "").Split(',').Where(Days.Contains)];
        person.BatchMinutes = Number(action.Text("batch"), 0, LongestBatch);
        person.NoticesPerHour = Number(action.Text("perHour"), 1, MostPerHour);
        if (action.Text("locale") is "zh-CN" or "en-US") turn.Locale = person.Locale = action.Text("locale")!;
        await clocks.ToAsync(turn.Work, person, action.Text("zone"), cancellationToken);
        person.Mutes = Mutes(person, (action.Text("mutes") ?? "").Split(','));
        await LookAgain.AtHeldAsync(turn.Work, person.Id, cancellationToken);
        return Card(turn, person, cards.Words(turn.Locale, "settings.saved"));
    }

    // A mute with a last day stays as it is unless it is taken out.
    private List<Mute> Mutes(Person person, string[] chosen) =>
        [.. chosen.Where(kind => Kinds().Contains(kind))
            .Select(kind => person.Mutes.FirstOrDefault(mute => mute.Kind == kind) ?? new Mute(kind, null))];

    private IEnumerable<string> Kinds() => notices.All.Select(notice => notice.Kind).Append("all").Distinct();

    private Reply.Card Card(Turn turn, Person person, string done) => new("settings", new JsonObject
    {
        ["locale"] = person.Locale,
        ["zone"] = person.Zone,
        ["zones"] = zones.Choices(person.Zone, turn.Now, turn.Locale),
        ["quietFrom"] = person.QuietFrom ?? "",
        ["quietTo"] = person.QuietTo ?? "",
        ["quietDays"] = string.Join(',', person.QuietDays),
        ["days"] = new JsonArray([.. Days.Select(day => Choice(turn.Locale, "people.day." + day, day))]),
        ["batch"] = person.BatchMinutes ?? NoticePreferences.UsualBatchMinutes,
        ["perHour"] = person.NoticesPerHour ?? NoticePreferences.UsualPerHour,
        ["mutes"] = string.Join(',', person.Mutes.Select(mute => mute.Kind)),
        ["kinds"] = new JsonArray([.. Kinds().Order(StringComparer.Ordinal)
            .Select(kind => Choice(turn.Locale, kind == "all" ? "settings.all" : "people.notice." + kind, kind))]),
        ["say"] = new JsonObject { ["done"] = done, ["paused"] = Paused(turn, person) },
    });

    private string Paused(Turn turn, Person person) => person.PausedUntil is { } until && until > turn.Now
        ? cards.Words(turn.Locale, "settings.paused",
            ("until", when.Moment(Instants.ToLocal(until, Zones.Find(person.Zone)), turn.LocalNow, turn.Locale)))
        : "";

    // The words stand in the middle of sentences elsewhere.
    private JsonObject Choice(string locale, string key, string value) =>
        new() { ["title"] = Capital(cards.Words(locale, key)), ["value"] = value };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static string? Clock(string? text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null;

    private static int? Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, least, most) : null;
}

/// <summary>每小时最多发我10张, 10分钟内的卡片合并成一张.</summary>
internal sealed class SaidBudget : IPhrasePattern
{
    public string Name => "notice_budget";

    public async Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken)
    {
        var (hour, minutes) = (Number(said["hour"]), Number(said["minutes"]));
        if ((hour is null && minutes is null)
            || await turn.Work.Records.FindAsync<Person>(turn.Actor.Id, cancellationToken) is not { } person) return null;
        if (hour is { } most)
        {
            person.NoticesPerHour = Math.Clamp(most, 1, NoticeSettings.MostPerHour);
            return new Reply.Say("settings.perHourNow", ("count", person.NoticesPerHour));
        }

        person.BatchMinutes = Math.Clamp(minutes!.Value, 0, NoticeSettings.LongestBatch);
        return new Reply.Say("settings.batchNow", ("minutes", person.BatchMinutes));
    }

    private static int? Number(string? typed) =>
        int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
