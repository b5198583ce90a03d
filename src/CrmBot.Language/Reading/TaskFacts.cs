using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>What speaks for something that is still to be done, and against it.</summary>
internal static class TaskFacts
{
    private const int ShortestTask = 3;
    private const int LeastTold = 4;

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["done.first"] = section => section.First("rem.done") is { } done && done.Start == section.Span.Start && section.Clauses.Count > 1
            && section.Clauses[0].End == done.End && section.Customers.Count + section.Tickets.Count == 0,
        ["resolved.first"] = section => section.First("resolve.word") is { } solved && solved.Start == section.Span.Start && section.Clauses.Count > 1
            && section.Clauses[0].End == solved.End && section.Customers.Count + section.Tickets.Count == 0,
        ["reminder.dropped"] = section => TicketWords.IsBefore(section, "rem.drop", "rem.itself", 40),
        ["ahead.first"] = AheadFirst,
        ["earlier.today"] = TalkReport.IsEarlierToday,
        ["past.call"] = section => section.Times is [{ HasDay: false } first, ..] && (first.HasPartOfDay || first.HasClock)
            && section.Clauses.Count > 1 && section.Clauses[0].Contains(first.Span)
            && first.AsPointAhead(true)?.Date > section.Today.ToDateTime(default)
            && section.Has("they.say", static (section, hit) => hit.Length > 1 && section.Clauses.Exists(clause => clause.Start == hit.Start)),
        ["clocked"] = section => section.Times.Exists(time => (time.HasClock || time.HasPartOfDay) && TimeWords.IsAhead(time, section.Now)),
        ["month.ahead"] = section => section.Times.Exists(time => !time.IsVague && time.AsMonthCode() is not null
                && time.Tendency is not (Times.TimeTendency.Past or Times.TimeTendency.Present))
            && section.First("revisit.order") is { } order && order.Start == section.Span.Start,
        ["pushed.to"] = section => section.Times.Exists(time => TimeWords.IsMovedTo(section, time)),
        ["clock.one"] = section => section.Times.Exists(time => time is { HasClock: true, HasDay: false }
            && section.Lower.AsSpan(time.Span.End) is var rest && rest.StartsWith(" one")
            && (rest.Length == 4 || rest[4] == ' ')),   // move the 3pm one
        ["one.done"] = section => section.First("rem.done") is { } done
            && section.Customers.Exists(mention => mention.Span.End < done.Start
                && section.Lower.AsSpan(mention.Span.End, done.Start - mention.Span.End).Trim() is "one" or "one's" or "one is" or "ones" or "reminder" or "reminder is" or "reminder's" or "follow up" or "follow-up" or "followup" or "follow up is" or "follow-up is" or "followup is" or "call's" or "one has been" or "call is" or "task" or "task is" or "one got" or "one all" or "one is all"),
        ["ch.done"] = IsTalkDone,
        ["month.later"] = section => section.Times.Exists(time => !time.IsVague && time.AsMonthCode() is not null
            && time.Tendency is not (Times.TimeTendency.Past or Times.TimeTendency.Present)),
        ["one.of"] = section => section.Customers.Exists(mention => section.Lower.AsSpan(mention.Span.End) is var rest
            && rest.StartsWith(" one", StringComparison.Ordinal) && (rest.Length == 4 || !char.IsAsciiLetterOrDigit(rest[4]))),
        ["says.more"] = SaysMore,
        ["quote.given"] = section => section.Clauses.Count > 0 && section.Within(section.Clauses[0]) is var first && first.Has("thing.sent") && TimeWords.FirstAhead(first) is null,
        ["urged.first"] = section => section.Has("urged.along", static (section, hit) =>
            section.Customers.Exists(mention => mention.Span.Start == hit.End) || section.People.Exists(person => person.Whole.Start == hit.End)),   // 两天后催金石何总打款
        ["sent.first"] = section => section.First("past.sent") is { } sent && sent.Start - section.Span.Start <= 3,
        ["told"] = ContactWords.Told,
        ["order.last"] = section => section.Has("follow.order", static (section, hit) =>
            section.Lower.AsSpan(hit.End, section.Span.End - hit.End).TrimEnd(" 。!！~").Trim() is var rest && (rest.Length == 0 || Nearby.Words("order.end").Is(rest)
                || (hit.Start == section.Span.Start && section.Customers is [var only] && only.Span.Start == hit.End && hit.End + only.Span.Length + 1 >= section.Span.End))),
        ["redo.alone"] = section => section.Utterance.ReplyTo is null && Nearby.Words("redo.alone").Is(section.Words.Trim(" 。!！~")),
        ["vow"] = static section => Vow.Find(section) is not null,
        ["ordered"] = EnglishOrder.Begins,
        ["ordered.him"] = static section => section.First("order.him") is { } him && him.Start == section.Span.Start && him.End < section.Span.End && section.Lower[him.End] is not ('们' or '俩'),
        ["ordered.ours"] = static section => OrderedColleague.Find(section) is not null,
        ["habit"] = EnglishOrder.IsHabit,
        ["going"] = EnglishOrder.IsGoing,
        ["task"] = TaskAhead,
        ["due.reminder"] = IsDueReminder,
        ["recurring.own"] = section => section.Times is [{ IsRecurrence: true } again, ..] && again.Span.Start == section.Span.Start
            && again.Span.End < section.Span.End && section.Lower[again.Span.End] is '要' or '得',   // 每周一要给佳美打电话
        ["task.own"] = section => section.First("task.own") is { } must && must.Start == section.Span.Start && TimeWords.FirstAhead(section) is not null,
        ["elapsed.first"] = section => section.Times is [{ Amount.IsElapsed: true, Sense: Times.AmountSense.Ahead } first, ..] && first.Span.Start == section.Span.Start,
        ["reminder.moved"] = section => TicketWords.IsBefore(section, "rem.push", "rem.itself", 40),
        ["heard.from"] = section => TicketWords.IsBefore(section, "hear.verb", "said", 5) || TicketWords.IsBefore(section, "hear.verb", "lang.verb", 5),
        ["reminder.done"] = section => TicketWords.IsBefore(section, "rem.itself", "rem.done", 4),
        ["opens.first"] = section => section.First("ticket.open") is { } opens && opens.Start == section.Span.Start && char.IsAsciiLetter(section.Lower[opens.Start]),
        ["dont.first"] = section => section.First("mused.never") is { } never && never.Start == section.Span.Start
            && char.IsAsciiLetter(section.Lower[never.Start]) && section.HasAt("do", never.End + 1),
        ["again.task"] = Intents.Topics.RemindedAgain.NamesTask,
        ["asked.by.busy"] = TalkReport.IsAskedByBusy,
        ["matter.done"] = static section => section.Has("rem.done", static (section, hit) => IsOfMatter(section, hit)),
        ["reminder.undone"] = section => section.Has("rem.done")
            && (section.Words.Contains("isn't done", StringComparison.Ordinal) || section.Words.Contains("not done", StringComparison.Ordinal)
                || section.Words.Contains("hasn't been done", StringComparison.Ordinal)),
        ["dont.handover"] = section => section.First("mused.never") is { } never && never.Start == section.Span.Start
            && section.HasAt("rem.handover", never.End + 1),
        ["dont.remove"] = section => section.First("mused.never") is { } order && order.Start == section.Span.Start
            && section.Cues.Exists(hit => hit.Is("digest.remove") && hit.Start == order.End + 1 && char.IsAsciiLetter(section.Lower[hit.Start])),
        ["bare.move"] = BareMove.Is,
        ["asked.past"] = AskedForPast,
        ["done.apart"] = IsDoneApart,
        ["moved.to"] = section => ReadReminderChange.MovedTo(section) is not null,
        ["put.back"] = TicketWords.IsPutBack,
        ["heard"] = section => section.People.Exists(person => RoleWords.IsHeard(section, person.Whole)),
    };

    /// <summary>那家店周末搞活动，送了两箱水果过去: what lies ahead is theirs, and what we did stands in a clause of its own.</summary>
    private static bool IsDoneApart(Section section)
    {
        if (section.Clauses.Count < 2 || TimeWords.FirstAhead(section) is not { } ahead) return false;
        var own = section.Clauses.Find(clause => clause.Contains(ahead.Span));
        var done = false;
        foreach (var hit in section.Cues)
        {
            if (!hit.Is("do") && !hit.Is("deliver")) continue;
            if (own.Contains(hit.Start)) return false;
            done |= hit.Start > ahead.Span.End && hit.End < section.Span.End && section.Lower[hit.End] is '了' or '过';
        }

        return done;
    }

    /// <summary>给葛总回电那事办完了: right before it stands the word for the task.</summary>
    private static bool IsOfMatter(Section section, Lexicons.CueHit done)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("rem.noun") && hit.Start < done.Start && hit.End < done.End && done.Start - hit.End <= 1) return true;
        }

        return false;
    }

    /// <summary>zoom with meridian done, ...: the first clause names a talk and says that it is over.</summary>
    private static bool IsTalkDone(Section section)
    {
        if (section.Clauses.Count < 2 || section.FirstOf("ch") is not { } talk || !section.Clauses[0].Contains(talk.Start)) return false;
        var first = section.Lower.AsSpan(section.Clauses[0].Start, section.Clauses[0].Length);
        if (first.Contains(" when ", StringComparison.Ordinal) || first.Contains(" once ", StringComparison.Ordinal) || first.Contains(" after ", StringComparison.Ordinal))
            return false;   // call greg when the demo is over
        return first.EndsWith(" done") || first.EndsWith(" finished") || first.EndsWith(" wrapped up") || first.EndsWith(" over");
    }

    /// <summary>昨天下午3点提醒我打电话: an order for a moment that is over; 昨天提醒过我 and 昨天你提醒我 only tell of one.</summary>
    private static bool AskedForPast(Section section)
    {
        if (section.First("remind.order") is not { } order || Mood.IsQuestion(section)
            || !section.Times.Exists(static time => time.Tendency == Times.TimeTendency.Past && time.HasDay))
        {
            return false;
        }
        if (order.Start > section.Span.Start && section.Lower[order.Start - 1] is '你' or '他' or '她' or '们' or '要' or '让') return false;
        if (section.People.Exists(person => person.Span.Start < order.Start) || section.Customers.Exists(mention => mention.Span.End == order.Start)) return false;   // 昨天张姐提醒我发合同
        var end = ContactWords.ClauseEnd(section, order.Start);
        return TimeWords.FirstAhead(section) is null && section.Lower.AsSpan(order.End, end - order.End).IndexOfAny('了', '过', '的') < 0;
    }

    /// <summary>周四之前提醒我把合同寄出去, remind me before Friday to: a named day by which to be reminded, no notice of so many days.</summary>
    private static bool IsDueReminder(Section section) => section.Times.Exists(due => due is { IsDeadline: true, IsDuration: false } && due.AsDeadline() is not null
        && section.Cues.Exists(ask => ask.Is("remind.ask") && (ask.Start == due.Span.End || (ask.End < due.Span.Start && due.Span.Start - ask.End <= 1))));

    /// <summary>周五之前得把协议弄完: a day ahead, and what must be done by then stands behind it.</summary>
    private static bool TaskAhead(Section section)
    {
        if (TimeWords.FirstAhead(section) is not { } due || due.Mark == Times.TimeMark.Until) return false;
        foreach (var hit in section.Cues)
        {
            if (hit.Is("task.must") && (char.IsAsciiLetter(section.Lower[hit.Start]) || hit.Start >= due.Span.End)) return true;
        }

        return false;
    }

    /// <summary>下周一下午四点陪万总看样板间: a moment ahead begins the message, and what is to be done stands behind it.</summary>
    private static bool AheadFirst(Section section) => section.Times is [var first, ..] && first.Span.Start == section.Span.Start && !first.IsPeriod
        && first.HasDay && (first.AsPointAhead(true) is not null || (first.IsDeadline && first.AsDeadline() is not null))
        && TimeWords.IsAhead(first, section.Now) && (section.Span.End - first.Span.End >= ShortestTask
            || (section.Span.Start > 0 && section.Customers is [{ Known: not null } only] && only.Span.Start == first.Span.End));   // …, 周五和信

    /// <summary>换办公室了 新地址在临港: beside what could be asked for, something is told.</summary>
    private static bool SaysMore(Section section)
    {
        if (Mood.IsQuestion(section) || section.Has("show.verb")) return false;
        var known = new List<TextSpan>();
        foreach (var mention in section.Customers) known.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People) known.Add(person.Whole);
        foreach (var time in section.Times) known.Add(time.Span);
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("field") || hit.IsOf("show") || hit.Is("filler.ask") || hit.Is("pronoun") || hit.Is("speaker.me") || hit.Is("client")
                || hit.Is("smalltalk") || hit.Is("polite.ask") || hit.Is("win.word"))
            {
                known.Add(hit.Span);
            }
        }

        return section.Cut(known).Count(char.IsLetterOrDigit) >= LeastTold;
    }
}
