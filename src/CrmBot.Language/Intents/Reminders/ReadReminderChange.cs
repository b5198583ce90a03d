using System.Text.Json.Nodes;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Finishes, moves, cancels or hands over a reminder.</summary>
internal sealed class ReadReminderChange : IntentReader
{
    private const int DaysOfWeek = 7;

    public override string Intent => "rem_upd";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (section.Has("trip.off") && section.Utterance is { Preview: null, ReplyTo: null } && section.Customers.Count == 0) yield break;   // 不去了: of which?
        var draft = new FrameDraft(Intent);
        if ((section.Has("rem.shift") && section.Has("many")) || DaysOff.Move(section)) Shift(draft, section);
        else
        {
            SetTarget(draft, section);
            SetChange(draft, section);
            NamedEvent.Set(draft, section);
            if (!draft.Has("cust")) DueOne.Set(draft, section);
        }

        yield return draft.Build();
    }

    private static void SetTarget(FrameDraft draft, Section section)
    {
        var who = section.People.Find(person => person.Customers.Count > 0 && person.Colleagues.Count == 0);
        CustomerSlot.Fill(draft, CustomerSlot.WithGuess(section, who), who, required: section.Has("pronoun"));
        if (!draft.Has("cust") && section.Utterance.ReplyTo is not null) draft.Set("ref", "reply");
        else if (!draft.Has("cust") && !section.Has("pronoun")) draft.Set("ref", "last");
    }

    private static void SetChange(FrameDraft draft, Section section)
    {
        var due = MovedTo(section) ?? section.Times.FirstOrDefault(time => TimeWords.IsAhead(time, section.Now) && time.AsPointAhead(true) is not null);
        var heir = section.People.FirstOrDefault(person => person.Colleagues.Count > 0);
        if (section.Has("rem.notnow") && due is not null) Move(draft, due.AsPointAhead(true));   // 今天先不弄了，明早再提醒我
        else if (section.Has("rem.cancel") || section.Has("rem.forget") || TicketWords.IsBefore(section, "rem.drop", "rem.itself", 40)
            || section.Has("rem.cancel.strong") || section.Has("rem.cancel.rest") || section.Has("trip.off") || (section.Has("rem.cancel.reply") && section.Utterance.ReplyTo?.Kind == "reminder"))
        {
            Cancel(draft, section);
        }
        else if ((section.Has("rem.handover") || section.Has("rem.hand.on") || section.Has("rem.let") || section.Has("rem.heir")
                || (section.Has("rem.give") && !section.Has("rem.make")))
            && heir is not null)
        {
            HandOver(draft, section, heir);
        }
        else if (section.Has("remind.again") && due is not null) Move(draft, due.AsPointAhead(true));   // 没打通，明天上午再提醒
        else if (section.Has("rem.done") || (IsDone(section) && !section.Has("rem.move") && !section.Has("later"))) Done(draft, section);
        else Move(draft, WithClock(section, due) ?? due?.AsPointAhead(true) ?? Later(section) ?? FirstDay(section));
    }

    /// <summary>snooze brightside til january: on the first workday of a week, a month or a quarter that lies ahead.</summary>
    private static DateTime? FirstDay(Section section)
    {
        var period = section.Times.Find(static time => time is { IsDuration: false, IsRecurrence: false, IsPeriod: true, Until: null }
            && (time.Mark != TimeMark.None || time.Day is RelativePeriod { Unit: PeriodUnit.Week }));
        return period?.Day?.Days(period.Scene, TimeView.Ahead) is { From: { } day } && day > section.Today
            ? period.Scene.Calendar.WorkdayFrom(day).ToDateTime(TimeMention.StartOfWork) : null;
    }

    /// <summary>can't make the 2pm, move it to tomorrow: a day alone keeps the hour that was named (contract 5.18).</summary>
    private static DateTime? WithClock(Section section, TimeMention? due)
    {
        if (due is not { HasDay: true, HasClock: false, HasPartOfDay: false } || due.AsPointAhead(true) is not { } day) return null;
        var until = section.First("fix.move") is { } move && !IsPushedTo(section, due) ? move.Start : due.Span.Start;
        return section.Times.Find(time => time.Span.End <= until && time is { HasClock: true, HasDay: false })?.AsClock() is { } clock ? day.Date + clock.ToTimeSpan() : null;
    }

    private static bool IsPushedTo(Section section, TimeMention time) => TimeWords.IsMovedTo(section, time) && (section.Has("rem.push") || section.Has("rem.move.strong") || section.Has("rem.moved"));

    /// <summary>明天的跟进改下周二十点: the time right behind the verb is the new one.</summary>
    public static TimeMention? MovedTo(Section section)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("rem.to") && AheadAt(section, hit.End) is { } time) return time;
            if (hit.Is("fix.move") && AheadAt(section, hit.End + 1) is { } then) return then;   // can't make the 2pm, move it to tomorrow
        }

        foreach (var time in section.Times)
        {
            if (IsPushedTo(section, time) && time.AsPointAhead(true) is not null) return time;
        }

        return null;
    }

    private static TimeMention? AheadAt(Section section, int start) => section.Times.Find(time => time.Span.Start == start) is { } time
        && TimeWords.IsAhead(time, section.Now) && time.AsPointAhead(true) is not null ? time : null;

    private static bool IsDone(Section section) => section.Has("rem.done") || section.Has("rem.past") || ContactWords.Told(section) || section.HasFamily("outcome");

    private static void Cancel(FrameDraft draft, Section section)
    {
        draft.Set("act", "cancel");
        if (section.Has("dead") || section.Has("lost.word")) draft.Set("offer", "lost");
    }

    private static void HandOver(FrameDraft draft, Section section, Linking.PersonMention heir)
    {
        draft.Set("act", "handover");
        Persons.SetColleague(draft, "to", heir, section.Utterance.Speaker);
    }

    /// <summary>往后推一周: counted from today, on a workday.</summary>
    private static DateTime? Later(Section section)
    {
        var amount = section.Times.Select(time => time.IsDuration ? time.Amount : null).FirstOrDefault(found => found is not null);
        if (amount is null) return null;
        if (amount.IsElapsed) return section.Now.WallAfter(amount.Elapsed);
        var calendar = section.Times.First(time => time.IsDuration).Scene.Calendar;
        return amount.Move(section.Today, 1, calendar) is { } day ? calendar.WorkdayFrom(day).ToDateTime(TimeMention.StartOfWork) : null;
    }

    private static void Move(FrameDraft draft, DateTime? due)
    {
        draft.Set("act", "move");
        if (due is { } at) draft.Set("at", SlotForm.Of(at));
        else draft.Ask("at");
    }

    private static void Done(FrameDraft draft, Section section)
    {
        draft.Set("act", "done");
        var log = Told(section);
        if (log.Count > 0) draft.Set("log", log);
        else draft.Set("offer", "log");
    }

    /// <summary>What the message says about the contact itself.</summary>
    private static JsonObject Told(Section section)
    {
        var log = new JsonObject();
        var outcome = section.FirstOf("outcome")?.Leaf;
        var channel = section.FirstOf("ch")?.Leaf ?? (outcome is "no_answer" or "voicemail" or "busy" or "wrong_number" ? "call" : null);
        if (channel is not null) log["ch"] = channel;
        if (outcome is not null) log["outcome"] = outcome;
        var without = section.Cues.Where(hit => hit.Is("rem.done") || hit.Is("rem.past") || hit.Is("rem.did") || hit.Is("rem.noun")
            || (hit.Is("next.step") && section.Lower[hit.Start] == 'f') || hit.IsOf("ch") || hit.IsOf("outcome") || hit.Is("told"))
            .Select(hit => TextSpan.Between(hit.Start, hit.End)).Concat(DueOne.Span(section)).Concat(section.Customers.Select(mention => Phrasing.Around(section, mention.Span)));
        if (section.First("rem.done") is { } done) without = without.Concat(section.Cues.Where(hit => hit.Is("stage.before") && hit.End + 1 == done.Start).Select(hit => hit.Span));
        var note = TextCutter.Tidy(section.Cut(without));
        if (note.Length > 3 && note.Any(char.IsLetter) && SaysSomething(section, [.. without])) log["note"] = note;
        return log;
    }

    /// <summary>明天的全部顺延到后天: from one day to the other.</summary>
    private static int? Days(Section section, DateOnly from)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsDuration && time.AsDate() is { } to && (to > from || (to < from && section.Has("rem.earlier")))) return to.DayNumber - from.DayNumber;
            if (!time.IsDuration && time.AsDate() is { } weekday && weekday < from && from.DayNumber - weekday.DayNumber < DaysOfWeek
                && time.Span.Start > section.Times[0].Span.Start)
            {
                return DaysOfWeek - (from.DayNumber - weekday.DayNumber);   // 下周二的挪到周三
            }
        }

        return null;
    }

    /// <summary>"Litware one is done": small words are no note.</summary>
    private static bool SaysSomething(Section section, List<TextSpan> gone)
    {
        TicketWords.AddSpans(section, gone, "close.fill", "ticket.this", "task.noun", "past", "talk", "next.step");
        return section.Cut(gone).Any(char.IsLetterOrDigit);
    }

    /// <summary>这周的提醒整体往后一周: the week as a whole.</summary>
    private static string? Week(Section section) =>
        section.Times.Find(time => time is { IsDuration: false, Until: null, Day: RelativePeriod { Unit: PeriodUnit.Week } })?.AsPeriodCode(TimeView.Ahead);

    /// <summary>Everything of a day moves by so many days.</summary>
    private static void Shift(FrameDraft draft, Section section)
    {
        var target = MovedTo(section)
            ?? section.Times.Find(time => section.Lower.AsSpan(0, time.Span.Start).EndsWith(" to ", StringComparison.Ordinal) && !time.IsDuration);   // 提醒都推到下周一: from today
        var range = section.Times.Find(time => time is { Until: not null, IsDuration: false })?.AsPeriod(TimeView.Ahead);   // for friday to monday
        var day = range is { From: { } first, To: not null }
            ? first
            : section.Times.Select(time => time == target || time.IsDuration || time.Sense == AmountSense.Ahead ? null : time.AsDate()).FirstOrDefault(date => date is not null) ?? section.Today;
        var amount = section.Times.Select(time => time.Amount).FirstOrDefault(found => found is { IsElapsed: false });
        var owner = section.People.FirstOrDefault(person => person.Colleagues.Count > 0);
        draft.Set("act", "shift").Set("scope", new JsonObject { ["of"] = owner?.Colleagues[0].Name ?? "me", ["day"] = Week(section) ?? SlotForm.Of(day) });
        if (range is { From: { } old, To: { } moved }) draft.Set("days", moved.DayNumber - old.DayNumber);
        else if (amount is not null) draft.Set("days", section.Has("rem.earlier") ? -(int)amount.InDays : (int)amount.InDays);
        else if (Days(section, day) is { } days) draft.Set("days", days);
        else draft.Ask("days");
        draft.Set("confirm", JsonValue.Create(true));
    }
}
