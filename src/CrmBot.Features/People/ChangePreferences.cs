using System.Globalization;
using CrmBot.Cards;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

/// <summary>A person's own settings: quiet hours and days, muted notices, language (intent <c>prefs</c>).</summary>
internal sealed class ChangePreferences(CardLibrary cards, WhenWords when) : IFrameHandler
{
    private static readonly string[] Notices = ["deal", "ticket", "lead", "reminder", "digest", "survey", "all"];

    public string Intent => "prefs";

    public async Task<Reply> HandleAsync(Turn turn, Frame frame, CancellationToken cancellationToken)
    {
        var person = await turn.Db.Set<Person>().FirstAsync(known => known.Id == turn.Actor.Id, cancellationToken);
        List<Reply> answers = [];
        if (Language(turn, person, frame) is { } language) answers.Add(language);
        if (QuietHours(turn, person, frame) is { } hours) answers.Add(hours);
        if (QuietDays(person, frame, turn.Locale) is { } days) answers.Add(days);
        if (Muted(person, frame, turn) is { } muted) answers.Add(muted);
        if (Unmuted(person, frame, turn.Locale) is { } unmuted) answers.Add(unmuted);
        return answers switch { [] => new Reply.Refuse("people.prefs.unclear"), [var only] => only, _ => new Reply.Several(answers) };
    }

    private static Reply.Say? Language(Turn turn, Person person, Frame frame)
    {
        if (frame.Text("lang") is not ("zh" or "en")) return null;
        // The answer is the first thing in the new language, its buttons too; what others read in a group is not.
        person.Locale = frame.Is("lang", "en") ? "en-US" : "zh-CN";
        if (!turn.Place.IsGroup) turn.Locale = person.Locale;
        return new Reply.Say(person.Locale == "en-US" ? "people.prefs.nowEnglish" : "people.prefs.nowChinese");
    }

    private Reply? QuietHours(Turn turn, Person person, Frame frame)
    {
        if (frame.Texts("quiet") is not [var from, var to]) return null;
        if (Clock(from) is not { } start || Clock(to) is not { } end) return new Reply.Refuse("people.prefs.unclear");
        if (Day(frame.Text("until")) is { } only) return Once(turn, person, only.ToDateTime(start), only.ToDateTime(end));
        (person.QuietFrom, person.QuietTo) = (from, to);
        return new Reply.Say("people.prefs.quiet", ("from", from), ("to", to));
    }

    /// <summary>Quiet on one day (till 2pm, for an hour): what comes meanwhile waits until it is over.</summary>
    private Reply.Say Once(Turn turn, Person person, DateTime from, DateTime end)
    {
        var (now, zone, until) = (turn.LocalNow, Zones.Find(person.Zone), end > from ? end : end.AddDays(1));
        (person.PausedFrom, person.PausedUntil) = (Instants.FromLocal(from, zone), Instants.FromLocal(until, zone));
        return from <= now
            ? new Reply.Say("people.prefs.pausedUntil",
                ("until",
                    until.Date == now.Date ? until.ToString("HH:mm", CultureInfo.InvariantCulture) : when.Moment(until, now, turn.Locale)))
            : new Reply.Say("people.prefs.paused", ("from", when.Moment(from, now, turn.Locale)),
                ("until", when.Moment(until, now, turn.Locale)));
    }

    private Reply.Say? QuietDays(Person person, Frame frame, string locale)
    {
        var days = frame.Texts("quiet_days").Where(day => day is "MO" or "TU" or "WE" or "TH" or "FR" or "SA" or "SU").ToList();
        if (days.Count == 0) return null;
        person.QuietDays = [.. person.QuietDays.Union(days)];
        return new Reply.Say("people.prefs.quietDays",
            ("days", Listed(days.Select(day => cards.Words(locale, "people.day." + day)), locale)));
    }

    private Reply.Say? Muted(Person person, Frame frame, Turn turn)
    {
        var kinds = frame.Texts("mute").Where(Notices.Contains).ToList();
        if (kinds.Count == 0) return null;
        var until = Day(frame.Text("until"));
        person.Mutes = [.. person.Mutes.Where(mute => !kinds.Contains(mute.Kind)), .. kinds.Select(kind => new Mute(kind, until))];
        return until is not { } day
            ? new Reply.Say("people.prefs.muted", ("what", Named(kinds, turn.Locale)))
            : new Reply.Say("people.prefs.mutedUntil", ("what", Named(kinds, turn.Locale)),
                ("until", when.FullDay(day, DateOnly.FromDateTime(turn.LocalNow), turn.Locale)));
    }

    private Reply.Say? Unmuted(Person person, Frame frame, string locale)
    {
        var kinds = frame.Texts("unmute").Where(Notices.Contains).ToList();
        if (kinds.Count == 0) return null;
        if (kinds.Contains("all")) (person.PausedFrom, person.PausedUntil) = (null, null);
        person.Mutes = kinds.Contains("all") ? [] : [.. person.Mutes.Where(mute => !kinds.Contains(mute.Kind))];
        return new Reply.Say("people.prefs.unmuted", ("what", Named(kinds, locale)));
    }

    private string Named(IEnumerable<string> kinds, string locale) =>
        Listed(kinds.Select(kind => cards.Words(locale, "people.notice." + kind)), locale);

    private static string Listed(IEnumerable<string> words, string locale) =>
        string.Join(locale.StartsWith("zh", StringComparison.Ordinal) ? "、" : ", ", words);

    private static TimeOnly? Clock(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;

    private static DateOnly? Day(string? text) => SaidTime.Read(text)?.Day;
}
