using CrmBot.Features.Reading;
using CrmBot.Language.Times.Annotating;
using CrmBot.Runtime.Time;
using CrmBot.Runtime.Turns;
using WorkCalendar = CrmBot.Runtime.Time.WorkCalendar;

namespace CrmBot.Features.Company;

/// <summary>下周六上班吗, 元旦算工作日吗: whether a day is worked by the company's calendar.</summary>
internal sealed class AskWorkday(WorkCalendar calendar, WhenWords when) : IPhrasePattern
{
    public string Name => "workday_ask";

    public Task<Reply?> HandleAsync(Turn turn, SaidParts said, CancellationToken cancellationToken) =>
        Task.FromResult<Reply?>(said["day"] is { } day ? Festival(turn, day) ?? Day(turn, day) : null);

    private Reply.Say? Festival(Turn turn, string named)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var key = FoldedName.Of(named);
        return calendar.Festivals.Where(one => one.To >= today && one.Names.Any(name => FoldedName.Of(name) == key))
            .MinBy(static one => one.From) is { } festival
            ? new Reply.Say("calendar.festival", ("name", named), ("from", when.FullDay(festival.From, today, turn.Locale)),
                ("to", when.FullDay(festival.To, today, turn.Locale)))
            : null;
    }

    private Reply.Say? Day(Turn turn, string typed)
    {
        var now = Instants.ToOffset(turn.Now, turn.Actor.Zone);
        if (TimeMode.Find(typed, now, turn.Actor.Zone.Id) is not [{ Value.Plain: { Length: >= 10 } plain }]
            || !DateOnly.TryParseExact(plain[..10], "yyyy-MM-dd", out var day)) return null;
        return new Reply.Say(
            calendar.IsWorkday(day) ? "calendar.workday" : "calendar.dayOff",
            ("day", when.FullDay(day, DateOnly.FromDateTime(turn.LocalNow), turn.Locale)));
    }
}

/// <summary>放假安排: the holidays ahead that the calendar knows.</summary>
internal sealed class ShowHolidays(WorkCalendar calendar, WhenWords when, CrmBot.Cards.CardLibrary cards) : IPhraseHandler
{
    private const int MostShown = 8;

    public string Name => "holidays";

    public Task<Reply> HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(turn.LocalNow);
        var shown = calendar.Festivals.Where(one => one.To >= today).OrderBy(static one => one.From).Take(MostShown).ToList();
        var ahead = shown.Select(one => Line(one, today, turn.Locale)).ToList();
        return Task.FromResult<Reply>(ahead.Count == 0
            ? new Reply.Say("calendar.noHolidays")
            : new Reply.Say("calendar.ahead", ("list", string.Join(cards.Words(turn.Locale, "calendar.separator"), ahead)),
                ("note", Note(turn.Locale, shown))));
    }

    private string Line(Language.FestivalEntry festival, DateOnly today, string locale)
    {
        var name = locale.StartsWith("zh", StringComparison.Ordinal) ? festival.Names[0] : festival.Names[^1];
        var (from, to) = (when.FullDay(festival.From, today, locale), when.FullDay(festival.To, today, locale));
        return cards.Words(locale, festival.From == festival.To ? "calendar.oneDay" : "calendar.one", ("name", name), ("from", from),
            ("to", to));
    }

    // Before the official arrangement is announced only the law's days are known.
    private string Note(string locale, IEnumerable<Language.FestivalEntry> shown) =>
        shown.Any(one => calendar.StateOf(one.From.Year) != YearState.Announced) ? cards.Words(locale, "calendar.provisional") : "";
}
