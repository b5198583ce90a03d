using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Finishes, moves, cancels or hands over a reminder.</summary>
internal sealed class ReadReminderChange : IntentReader
{
    /// <summary>Letters between "drop" and "the reminder".</summary>
    private const int MostBetween = 40;

    public override string Intent => "rem_upd";

    public override IEnumerable<Frame> Read(Section section)
    {
        // 不去了: of which?
        if (section.Has("trip.off") && section.Utterance is { Preview: null, ReplyTo: null } && section.Customers.Count == 0) yield break;
        var draft = new FrameDraft(Intent);
        if ((section.Has("rem.shift") && section.Has("many")) || DaysOff.Move(section)) ShiftedReminders.Set(draft, section);
        else
        {
            SetTarget(draft, section);
            SetChange(draft, section);
            NamedEvent.Set(draft, section);
            if (draft.Is("act", "move") && section.HasFamily("outcome")) SetTry(draft, section);
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

    /// <summary>
    /// The order matters: what is put off is not cancelled, what is handed over is not moved, and what is done comes before a day that is
    /// only told.
    /// </summary>
    private static void SetChange(FrameDraft draft, Section section)
    {
        var due = MovedTo(section) ?? FirstAhead(section);
        if (due is not null && section.Has("rem.notnow")) Move(draft, due.AsPointAhead(true));   // 今天先不弄了，明早再提醒我
        else if (IsCancelled(section)) Cancel(draft, section);
        else if (IsHandedOver(section) && Heir(section) is { } heir) HandOver(draft, section, heir);
        else if (due is not null && section.Has("remind.again")) Move(draft, due.AsPointAhead(true));   // 没打通，明天上午再提醒
        else if (section.Has("rem.done") || IsToldDone(section)) Done(draft, section);
        else Move(draft, EndOfMove(section, due) ?? WithClock(section, due) ?? due?.AsPointAhead(true) ?? Later(section)
            ?? FirstDay(section));
    }

    private static TimeMention? FirstAhead(Section section) =>
        section.Times.Find(time => TimeWords.IsAhead(time, section.Now) && time.AsPointAhead(true) is not null);

    private static PersonMention? Heir(Section section) => section.People.Find(static person => person.Colleagues.Count > 0);

    /// <summary>别提醒了, 不用管了, 不去了, drop the reminder; 不用了 in reply to one.</summary>
    private static bool IsCancelled(Section section) => !IsKept(section) && (
        section.HasAny("rem.cancel", "rem.forget", "rem.cancel.strong", "rem.cancel.rest", "trip.off")
        || TicketWords.IsBefore(section, "rem.drop", "rem.itself", MostBetween)
        || (section.Has("rem.cancel.reply") && section.Utterance.ReplyTo?.Kind == "reminder"));

    /// <summary>提醒别删，改到周五: it is moved, and the one word for cancelling is held back.</summary>
    private static bool IsKept(Section section) => section.Has("forbid.word") && section.Has("rem.move")
        && !section.Has("rem.cancel.strong")
        && section.Has("rem.cancel", static (section, hit) => section.HasRightBefore("forbid.word", hit.Start));

    /// <summary>交给小王跟, 让小林去; 给小王建个提醒 makes one.</summary>
    private static bool IsHandedOver(Section section) =>
        section.HasAny("rem.handover", "rem.hand.on", "rem.let", "rem.heir") || (section.Has("rem.give") && !section.Has("rem.make"));

    /// <summary>打过了, 没人接: unless it is to be done later.</summary>
    private static bool IsToldDone(Section section) => !section.HasAny("rem.move", "later")
        && (section.Has("rem.past") || ContactWords.Told(section) || section.HasFamily("outcome"));

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
        return section.Times.Find(time => time.Span.End <= until && time is { HasClock: true, HasDay: false })?.AsClock() is { } clock
            ? day.Date + clock.ToTimeSpan() : null;
    }

    /// <summary>move it from Monday to Wednesday: what looks like a stretch of time is the old day and the new one.</summary>
    private static DateTime? EndOfMove(Section section, TimeMention? due)
    {
        if (due?.Until is not { } end || !IsFrom(section.Lower, due.Span.Start)) return null;
        return end.HasDay || !due.HasDay ? end.AsPointAhead(true)
            : due.AsPointAhead(true) is { } day && end.AsClock() is { } clock ? day.Date + clock.ToTimeSpan() : null;
    }

    private static bool IsFrom(string lower, int start) => lower[start] == '从' || lower.AsSpan(start).StartsWith("from ")
        || lower.AsSpan(0, start).EndsWith("from ") || lower.AsSpan(0, start).EndsWith("从");

    private static bool IsPushedTo(Section section, TimeMention time) =>
        TimeWords.IsMovedTo(section, time) && section.HasAny("rem.push", "rem.move.strong", "rem.moved");

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

    private static void Cancel(FrameDraft draft, Section section)
    {
        draft.Set("act", "cancel");
        if (section.Has("dead") || section.Has("lost.word")) draft.Set("offer", "lost");
    }

    private static void HandOver(FrameDraft draft, Section section, PersonMention heir)
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

    /// <summary>tried him, no answer, push it to tomorrow: how the try went is kept beside the new day.</summary>
    private static void SetTry(FrameDraft draft, Section section)
    {
        if (section.FirstOf("outcome")?.Leaf is not { } outcome) return;
        var log = new JsonObject { ["outcome"] = outcome };
        if (outcome is "no_answer" or "voicemail" or "busy" or "wrong_number") log["ch"] = section.FirstOf("ch")?.Leaf ?? "call";
        draft.Set("log", log);
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
        if (Note(section) is { } note) log["note"] = note;
        return log;
    }

    private static string? Note(Section section)
    {
        var gaps = new List<TextSpan>();
        var done = section.First("rem.done")?.Start ?? -1;
        foreach (var hit in section.Cues)
        {
            if (IsOfDone(section, hit) || (hit.Is("stage.before") && hit.End + 1 == done)) gaps.Add(hit.Span);
        }

        gaps.AddRange(DueOne.Span(section));
        foreach (var mention in section.Customers) gaps.Add(Phrasing.Around(section, mention.Span));
        var note = TextCutter.Tidy(section.Cut(gaps));
        return note.Length > 3 && note.Any(char.IsLetter) && SaysSomething(section, gaps) ? note : null;
    }

    /// <summary>Words that only say that it is done, and how; follow up is what it was.</summary>
    private static bool IsOfDone(Section section, CueHit hit) =>
        hit.Is("rem.done") || hit.Is("rem.past") || hit.Is("rem.did") || hit.Is("rem.noun") || hit.Is("told")
        || hit.IsOf("ch") || hit.IsOf("outcome") || (hit.Is("next.step") && section.Lower[hit.Start] == 'f');

    /// <summary>"Litware one is done": small words are no note.</summary>
    private static bool SaysSomething(Section section, List<TextSpan> gone)
    {
        TicketWords.AddSpans(section, gone, "close.fill", "ticket.this", "task.noun", "past", "talk", "next.step");
        return section.Cut(gone).Any(char.IsLetterOrDigit);
    }
}
