using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>Something to be done at a time ahead.</summary>
internal sealed partial class ReadRemind : IntentReader
{
    public override string Intent => "remind";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (Doers.Of(section) is { Count: > 1 } doers) return ForEach(section, doers);
        if (TimeSlots.Due(section)?.AsRecurrence() is { } again) return Again(section, again);
        if (Refined(section) is { } exact) return [One(section, exact)];
        if (Twice(section) is { Count: > 1 } both) return both.Select(moment => One(section, moment));
        return Plain(section);
    }

    /// <summary>让小林和小王明天去趟恒达: one for each.</summary>
    private static IEnumerable<Frame> ForEach(Section section, List<PersonMention> doers)
    {
        foreach (var doer in doers)
        {
            var frame = One(section, null, null, doers);
            yield return doer.Colleagues is [var named] && named.Name != section.Utterance.Speaker ? frame.With("to", named.Name) : frame;
        }
    }

    /// <summary>每月5号和20号: one for each day; 下周一三五 comes once on each.</summary>
    private static IEnumerable<Frame> Again(Section section, Recurrence again)
    {
        if (again.AlsoOn.Count > 0)
            return again.AlsoOn.Select(day => (again with { MonthDay = day }).ToSlot()).Prepend(again.ToSlot())
                .Select(every => One(section, null, every));
        return again.Week is { } week ? Moments(section, again, week).Select(moment => One(section, moment)) : Plain(section);
    }

    private static IEnumerable<Frame> Plain(Section section)
    {
        var plain = One(section, null);
        return MadeAppointment.Of(section, MadeAppointment.Plainly(plain)) is { } made ? [made, MadeAppointment.Plainly(plain)] : [plain];
    }

    /// <summary>The named days of a week; of 这周二四, said on Wednesday, only those that are still to come.</summary>
    private static List<DateTime> Moments(Section section, Recurrence again, int week)
    {
        var monday = Calendars.Monday(section.Today).AddDays(7 * week);
        var moments = again.Weekdays
            .Select(day => monday.AddDays(Calendars.IsoIndex(day)).ToDateTime(again.Time ?? TimeMention.StartOfWork)).ToList();
        if (moments.Exists(moment => moment > section.Now.Wall)) moments.RemoveAll(moment => moment <= section.Now.Wall);
        return moments;
    }

    /// <summary>后天上午我去银杏，十点半: the hour of a day and its part stands in a later clause.</summary>
    private static DateTime? Refined(Section section)
    {
        if (section.Times is not [{ HasDay: true, HasPartOfDay: true, HasClock: false, Until: null } part,
            { HasClock: true, HasDay: false, HasPartOfDay: false, Until: null } hour]
            || part.AsPointAhead(true) is not { } about || hour.AsClock() is not { } clock)
        {
            return null;
        }
        if (section.Clauses.Exists(clause => clause.Contains(part.Span) && clause.Contains(hour.Span))
            || !section.Clauses.Contains(hour.Span)) return null;
        var at = about.Date + clock.ToTimeSpan();
        return about.Hour >= Noon && at.Hour < Noon ? at.AddHours(Noon) : at;
    }

    private const int Noon = 12;

    /// <summary>tomorrow 9am and again Monday: a day alone keeps the hour named before.</summary>
    private static List<DateTime> Twice(Section section)
    {
        var moments = new List<DateTime>();
        if (!section.Has("remind.twice")) return moments;
        foreach (var time in section.Times)
        {
            if (time.AsPointAhead(true) is not { } at) continue;
            moments.Add(moments.Count > 0 && !time.HasClock && !time.HasPartOfDay ? at.Date + moments[0].TimeOfDay : at);
        }

        return moments;
    }

    /// <param name="section">The section.</param>
    /// <param name="moment">One of several days of a week, else null.</param>
    /// <param name="every">One of several days of the month, else null.</param>
    /// <param name="doers">All who have to do it, when there are several.</param>
    private static Frame One(Section section, DateTime? moment, string? every = null, List<PersonMention>? doers = null)
    {
        var draft = new FrameDraft("remind");
        if (AheadOfOpen.Set(draft, section)) return draft.Build();
        var doer = doers?[0] ?? Doer(section);
        var contact = Persons.Contacts(section)
            .FirstOrDefault(person => person != doer && doers?.Contains(person) != true && !IsOneOfUs(person));
        section = CustomerSlot.WithGuess(section, contact);
        CustomerSlot.Fill(draft, section, contact,
            required: section.Utterance.LastCustomer is not null && IsOfCustomer(section, doer, contact));
        draft.Set("who", contact?.Written);
        if (doer is not null && doers is null) SetDoer(draft, section, doer);
        if (moment is { } one) draft.Set("at", SlotForm.Of(one));
        else SetTime(draft, section);
        draft.Set("every", every);
        draft.Set("do", WithWhat(section, Task(section, doer, contact, doers)));
        if (!draft.Has("do") && LeadIn.Begins(section) && doer is null) LeadIn.SetLast(draft, section);
        if (!draft.Has("do") && section.Customers.Count > 0) draft.Set("do", UnnamedTask.Of(section));
        if (!draft.Has("do")) draft.Ask("do");
        return draft.Build();
    }

    /// <summary>One of us who is named as such, who is asked to be reminded, who begins the message, or who is told to do it.</summary>
    private static PersonMention? Doer(Section section)
    {
        if (section.People.Find(static person => person is { Colleagues.Count: > 0, Side: PersonSide.Ours }) is { } ours) return ours;
        var reminded = section.Has("remind.them")
            ? section.People.Find(static person => person is { Colleagues.Count: > 0, Customers.Count: 0 }) : null;
        return reminded ?? RemindedAtHead(section) ?? OrderedColleague.Find(section);
    }

    private static bool IsOfCustomer(Section section, PersonMention? doer, PersonMention? contact) =>
        IsForCustomer(section, doer, contact) || IsDoneAgain(section, doer, contact);

    /// <summary>下午三点再打一次.</summary>
    private static bool IsDoneAgain(Section section, PersonMention? doer, PersonMention? contact) =>
        section.Times.Count > 0 && doer is null && contact is null && section.Has("task.theirs");

    /// <summary>标书周五前让孙悦出初稿: whoever gets it cannot know whom it is for.</summary>
    private static bool IsForCustomer(Section section, PersonMention? doer, PersonMention? contact) => section.Times.Count > 0
        && (section.Has("once.more") || (contact is null && section.Has("for.customer") && IsOrder(section, doer)));

    private static bool IsOrder(Section section, PersonMention? doer) => section.Span.Length <= LongestFor
        && (doer is not null || section.Has("remind.ask") || section.Clauses.Count == 1);

    private const int LongestFor = 24;

    /// <summary>陪曾可去卓越: one of us by the full name, whom no customer calls a contact.</summary>
    private static bool IsOneOfUs(PersonMention person) =>
        person.Customers.Count == 0 && person.Colleagues is [var named] && named.Name == person.Written;

    /// <summary>阿翔周一记得去趟青禾: one of us begins the message, and is told to remember.</summary>
    private static PersonMention? RemindedAtHead(Section section)
    {
        if (section.People is not [{ Colleagues.Count: > 0, Customers.Count: 0 } first, ..]) return null;
        if (IsHelped(section, first)) return first;
        if (first.Whole.Start != section.Span.Start) return null;
        var at = EndWithTimes(section, first);
        return IsSentOff(section, first, at) || section.Has("remind.ask", (_, hit) => hit.Start == at && section.Lower[at] is '记' or '别')
            ? first : null;
    }

    /// <summary>林涛 明天上午把报价发我: where the time behind the name ends.</summary>
    private static int EndWithTimes(Section section, PersonMention first)
    {
        var at = first.Whole.End;
        foreach (var time in section.Times)
        {
            if (time.Span.Start - at is 0 or 1) at = time.Span.End;
        }

        return at;
    }

    /// <summary>小邱明天把5113处理掉.</summary>
    private static bool IsSentOff(Section section, PersonMention first, int at) =>
        at > first.Whole.End && at < section.Span.End && section.Lower[at] is '把' or '去' or '来' or '帮' or '替';

    /// <summary>帮小林给恒达设个提醒: set for somebody else, who has to do it.</summary>
    private static bool IsHelped(Section section, PersonMention first) => section.Has("remind.ask")
        && first.Whole.Start == section.Span.Start + 1 && section.Lower[section.Span.Start] == '帮';

    private static void SetDoer(FrameDraft draft, Section section, PersonMention doer)
    {
        if (doer.Colleagues.Count > 1) draft.Ask("to");
        else if (doer.Colleagues[0].Name != section.Utterance.Speaker) draft.Set("to", doer.Colleagues[0].Name);
    }

    private static void SetTime(FrameDraft draft, Section section)
    {
        var due = TimeSlots.Due(section);
        if (due is null || due.IsVague) draft.Ask("at");
        else if (due.AsRecurrence() is { } again) SetRecurrence(draft, section, due, again);
        else if (due.IsDeadline) draft.Set("by", due.AsDeadline()?.ToString());
        else draft.Set("at", SlotForm.Of(Moment(section, MealOn(section, due) ?? ClockOn(section, due) ?? due.AsPointAhead(true)!.Value)));
    }

    /// <summary>lunch with Nadia on Friday: the meal names the hour, the day stands elsewhere.</summary>
    private static DateTime? MealOn(Section section, TimeMention meal)
    {
        if (!IsMeal(section, meal) || meal.HasDay || meal.AsPointAhead(true) is not { } hour) return null;
        // lunch with Hank thurs 12:30
        if (section.Times.Find(time => time != meal && time.HasClock && TimeWords.IsAhead(section, time))?.AsPointAhead(true) is { } clock)
            return clock;
        var day = section.Times.Find(
            time => time != meal && time.HasDay && !time.HasClock && !time.HasPartOfDay && TimeWords.IsAhead(section, time));
        return day?.AsPointAhead(true) is { } point ? point.Date + hour.TimeOfDay : null;
    }

    /// <summary>明天要去青禾，提醒我七点出门: the day stands before, what is to be reminded of has only the hour.</summary>
    private static DateTime? ClockOn(Section section, TimeMention clock)
    {
        if (clock.HasDay || !clock.HasClock || !section.Cues.Exists(hit => hit.Is("remind.ask") && hit.End == clock.Span.Start)
            || clock.AsPointAhead(true) is not { } hour)
            return null;
        var day = section.Times.Find(time =>
            time.Span.End < clock.Span.Start && time.HasDay && !time.HasClock && !time.IsRecurrence && TimeWords.IsAhead(section, time));
        return day?.AsPointAhead(true) is { } point ? point.Date + hour.TimeOfDay : null;
    }

    private static bool IsMeal(Section section, TimeMention time) =>
        section.Lower.AsSpan(time.Span.Start) is var said
            && (said.StartsWith("lunch", StringComparison.Ordinal) || said.StartsWith("dinner", StringComparison.Ordinal)
                || said.StartsWith("breakfast", StringComparison.Ordinal));

    /// <summary>A moment that is past already would remind of nothing: then the one named.</summary>
    private static DateTime Moment(Section section, DateTime named) =>
        EarlyReminder.Find(section) is { } early && early.Before(named) is var moment && moment > section.Now.Wall ? moment : named;

    private static void SetRecurrence(FrameDraft draft, Section section, TimeMention due, Recurrence again)
    {
        if (again.ToSlot() is not { } every)
        {
            draft.Ask("at");
            return;
        }

        var clock = again.Time
            ?? section.Times.Where(time => time != due).Select(time => time.AsClock()).FirstOrDefault(time => time is not null);
        draft.Set("every", every).Set("time", SlotForm.Of(clock ?? TimeMention.StartOfWork));
        if (section.Has("until.won")) draft.Set("until", "won");
        else if (section.Times.Find(time => time != due && IsLast(section, time)) is { } last
            && (last.AsDate() ?? last.AsPeriod(TimeView.Ahead)?.To) is { } until) draft.Set("until", SlotForm.Of(until));
    }

    /// <summary>…, 一直催到6月底: the day after which it is not asked for any more.</summary>
    private static bool IsLast(Section section, TimeMention time) =>
        time.Mark == TimeMark.Until || section.Lower[time.Span.Start] is '到' or '直'
        || section.Lower.AsSpan(time.Span.Start).StartsWith("一直", StringComparison.Ordinal)
        || (time.Span.Start > section.Span.Start && section.Lower[time.Span.Start - 1] == '到');

    private const int LongestUntil = 8;

    /// <summary>The short clause that only says until when: 盯到月底, 问到他们签为止.</summary>
    private static IEnumerable<TextSpan> LastClauses(Section section)
    {
        if (!section.Times.Exists(static time => time.IsRecurrence)) return [];
        return section.Clauses.Where(clause => clause.Start > section.Span.Start
            && section.Within(clause) is var part && (part.Has("until.won") || part.Times.Exists(time => IsLast(section, time)))
            && part.Cut([.. part.Times.Select(static time => time.Span),
                .. part.All("until.won").Select(static hit => hit.Span)]).Length <= LongestUntil);
    }

    /// <summary>备件到了 明天上门换, 下周三去趟天成 我赶不过来: how it stands, or why we cannot, beside the clause that names the day and what to do.</summary>
    private static IEnumerable<TextSpan> StatedClauses(Section section)
    {
        if (section.Clauses.Count < 2 || TimeSlots.Due(section) is not { } due
            || section.Clauses.Find(clause => clause.Contains(due.Span)) is not { Length: > 0 } own) return [];
        return own.End - due.Span.End < 2
            ? [] : section.Clauses.Where(clause => clause != own && IsStated(section.Within(clause), clause.Start < own.Start));
    }

    private static bool IsStated(Section clause, bool before) => clause.Times.Count == 0 && !clause.Has("remind.ask")
        && clause.People.Count + clause.Customers.Count == 0 && !clause.Has("deliverable")
        && (before ? clause.Words is [.., '到' or '完' or '好', '了'] : clause.Words is ['我', ..] && Nearby.Words("cannot").IsIn(clause.Words));

    /// <summary>Helix went quiet, remind me in two weeks: that is only why; what is to be done stands before it.</summary>
    private static string WithWhat(Section section, string task)
    {
        // 启明一直没跟，明天提醒我
        if (section.Has("remind.ask") && Nearby.Words("task.state").Begins(task)) return UnnamedTask.Of(section) + "：" + task;
        var why = task.TrimEnd('了', '啊', '呢');
        if (why.Length == 0 || !section.Has("remind.ask")
            || !section.Cues.Exists(hit =>
                (hit.Is("went.dark") || hit.Is("reason.no_response")) && section.Text.Cut(hit.Span).TrimEnd('了') == why)) return task;
        return UnnamedTask.Of(section) + (Lexicons.WordEdge.IsChinese(task[0]) ? "：" : ": ") + task;
    }
}
