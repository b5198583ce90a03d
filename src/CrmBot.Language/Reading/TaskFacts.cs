using CrmBot.Language.Lexicons;
using CrmBot.Language.Text;

namespace CrmBot.Language.Reading;

/// <summary>What speaks for something that is still to be done, and against it.</summary>
internal static class TaskFacts
{
    private const int ShortestTask = 3;
    private const int LeastTold = 4;
    private const int FarthestSent = 3;

    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["again.task"] = Intents.Topics.RemindedAgain.NamesTask,
        ["ahead.first"] = AheadFirst,
        ["asked.by.busy"] = TalkReport.IsAskedByBusy,
        ["asked.past"] = AskedForPast,
        ["bare.move"] = BareMove.Is,
        ["ch.done"] = IsTalkDone,
        ["clock.one"] = ReminderFacts.NamesClockOne,
        ["clocked"] = HasHourAhead,
        ["done.apart"] = IsDoneApart,
        ["done.first"] = static section => IsFirstClause(section, "rem.done"),
        ["dont.first"] = DenialFacts.IsOfDeed,
        ["dont.handover"] = DenialFacts.IsOfHandOver,
        ["dont.remove"] = DenialFacts.IsOfRemoval,
        ["due.reminder"] = ReminderFacts.IsDue,
        ["talk.over"] = TalkReport.IsOver,
        ["earlier.today"] = TalkReport.IsEarlierToday,
        ["elapsed.first"] = BeginsWithElapsed,
        ["going"] = EnglishOrder.IsGoing,
        ["habit"] = EnglishOrder.IsHabit,
        ["heard"] = static section => section.People.Exists(person => RoleWords.IsHeard(section, person.Whole)),
        ["heard.from"] = static section => TicketWords.IsBefore(section, "hear.verb", "said", 5)
            || TicketWords.IsBefore(section, "hear.verb", "lang.verb", 5),
        ["matter.done"] = static section => section.Has("rem.done", static (section, hit) => ReminderFacts.IsOfMatter(section, hit)),
        ["meeting.moved"] = MovedThing.IsMeeting,
        ["month.ahead"] = static section => HasMonthAhead(section) && Begins(section, "revisit.order"),
        ["month.later"] = HasMonthAhead,
        ["moved.to"] = static section => ReadReminderChange.MovedTo(section) is not null,
        ["one.done"] = ReminderFacts.IsOneDone,
        ["one.of"] = ReminderFacts.NamesOneOf,
        ["opens.first"] = static section => BeginsInLatin(section, "ticket.open"),
        ["order.last"] = static section => section.Has("follow.order", static (section, hit) => IsLastOrder(section, hit)),
        ["ordered"] = EnglishOrder.Begins,
        ["ordered.him"] = OrdersHim,
        ["ordered.ours"] = static section => OrderedColleague.Find(section) is not null,
        ["past.call"] = BeginsWithPastCall,
        ["pushed.to"] = static section => section.Times.Exists(time => TimeWords.IsMovedTo(section, time)),
        ["put.back"] = TicketWords.IsPutBack,
        ["quote.given"] = BeginsWithSent,
        ["recurring.own"] = BeginsWithOwnRule,
        ["redo.alone"] = static section => section.Utterance.ReplyTo is null && Nearby.Words("redo.alone").Is(section.Words.Trim(" 。!！~")),
        ["reminder.done"] = static section => TicketWords.IsBefore(section, "rem.itself", "rem.done", 4),
        ["reminder.dropped"] = static section => TicketWords.IsBefore(section, "rem.drop", "rem.itself", 40),
        ["reminder.moved"] = static section => TicketWords.IsBefore(section, "rem.push", "rem.itself", 40),
        ["reminder.pushed"] = MovedThing.IsReminder,
        ["reminder.undone"] = ReminderFacts.IsUndone,
        ["resolved.first"] = static section => IsFirstClause(section, "resolve.word"),
        ["says.more"] = SaysMore,
        ["sent.first"] = static section => section.First("past.sent") is { } sent && sent.Start - section.Span.Start <= FarthestSent,
        ["task"] = TaskAhead,
        ["task.own"] = static section => Begins(section, "task.own") && TimeWords.FirstAhead(section) is not null,
        ["told"] = ContactWords.Told,
        ["urged.first"] = static section => section.Has("urged.along", static (section, hit) => StartsName(section, hit.End)),
        ["vow"] = static section => Vow.Find(section) is not null,
    };

    /// <summary>The message begins with such words.</summary>
    private static bool Begins(Section section, string cue) => section.First(cue) is { } hit && hit.Start == section.Span.Start;

    private static bool BeginsInLatin(Section section, string cue) =>
        Begins(section, cue) && char.IsAsciiLetter(section.Lower[section.Span.Start]);

    /// <summary>办完了，…; 搞定，…: such a word makes up the first clause, and nobody is named.</summary>
    private static bool IsFirstClause(Section section, string cue) =>
        section.First(cue) is { } done && done.Start == section.Span.Start && section.Clauses.Count > 1
        && section.Clauses[0].End == done.End && section.Customers.Count + section.Tickets.Count == 0;

    /// <summary>3点给他打, tomorrow morning: an hour or a part of the day that is still to come.</summary>
    private static bool HasHourAhead(Section section) =>
        section.Times.Exists(time => (time.HasClock || time.HasPartOfDay) && TimeWords.IsAhead(time, section.Now));

    /// <summary>六月再联系, 下半年: only a month or more was said, and none that is over or runs.</summary>
    private static bool HasMonthAhead(Section section) =>
        section.Times.Exists(static time => !time.IsVague && time.AsMonthCode() is not null
        && time.Tendency is not (Times.TimeTendency.Past or Times.TimeTendency.Present));

    /// <summary>两天后催金石何总打款: two days by the clock stand first.</summary>
    private static bool BeginsWithElapsed(Section section) =>
        section.Times is [{ Amount.IsElapsed: true, Sense: Times.AmountSense.Ahead } first, ..] && first.Span.Start == section.Span.Start;

    /// <summary>每周一要给佳美打电话: what comes back begins the message, and it is ours.</summary>
    private static bool BeginsWithOwnRule(Section section) =>
        section.Times is [{ IsRecurrence: true } again, ..] && again.Span.Start == section.Span.Start
        && again.Span.End < section.Span.End && section.Lower[again.Span.End] is '要' or '得';

    /// <summary>早上他说…: an hour of today that would be tomorrow's if it were ahead, and behind it what they say.</summary>
    private static bool BeginsWithPastCall(Section section) => section.Times is [{ HasDay: false } first, ..]
        && (first.HasPartOfDay || first.HasClock) && section.Clauses.Count > 1 && section.Clauses[0].Contains(first.Span)
        && first.AsPointAhead(true)?.Date > section.Today.ToDateTime(default)
        && section.Has("they.say", static (section, hit) => hit.Length > 1 && section.Clauses.Exists(clause => clause.Start == hit.Start));

    /// <summary>报价发了，下周再问: in the first clause something was sent, and nothing is ahead.</summary>
    private static bool BeginsWithSent(Section section) => section.Clauses.Count > 0
        && section.Within(section.Clauses[0]) is var first && first.Has("thing.sent") && TimeWords.FirstAhead(first) is null;

    /// <summary>两天后催金石何总打款: the name right behind the word.</summary>
    private static bool StartsName(Section section, int at) =>
        section.Customers.Exists(mention => mention.Span.Start == at) || section.People.Exists(person => person.Whole.Start == at);

    /// <summary>让他明天去 orders; 让他们… tells.</summary>
    private static bool OrdersHim(Section section) => section.First("order.him") is { } him && him.Start == section.Span.Start
        && him.End < section.Span.End && section.Lower[him.End] is not ('们' or '俩');

    /// <summary>…，跟进一下; 跟进佳美: nothing stands behind the order but the one customer.</summary>
    private static bool IsLastOrder(Section section, CueHit order)
    {
        var rest = section.Lower.AsSpan(order.End, section.Span.End - order.End).TrimEnd(" 。!！~").Trim();
        if (rest.Length == 0 || Nearby.Words("order.end").Is(rest)) return true;
        return order.Start == section.Span.Start && section.Customers is [var only] && only.Span.Start == order.End
            && order.End + only.Span.Length + 1 >= section.Span.End;
    }

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

    /// <summary>zoom with meridian done, ...: the first clause names a talk and says that it is over.</summary>
    private static bool IsTalkDone(Section section)
    {
        if (section.Clauses.Count < 2 || section.FirstOf("ch") is not { } talk || !section.Clauses[0].Contains(talk.Start)) return false;
        var first = section.Lower.AsSpan(section.Clauses[0].Start, section.Clauses[0].Length);
        return !Awaits(first) && (first.EndsWith(" done") || first.EndsWith(" finished") || first.EndsWith(" wrapped up")
            || first.EndsWith(" over"));
    }

    /// <summary>call greg when the demo is over.</summary>
    private static bool Awaits(ReadOnlySpan<char> clause) => clause.Contains(" when ", StringComparison.Ordinal)
        || clause.Contains(" once ", StringComparison.Ordinal) || clause.Contains(" after ", StringComparison.Ordinal);

    /// <summary>昨天下午3点提醒我打电话: an order for a moment that is over; 昨天提醒过我 and 昨天你提醒我 only tell of one.</summary>
    private static bool AskedForPast(Section section)
    {
        if (section.First("remind.order") is not { } order || Mood.IsQuestion(section) || !NamesPastDay(section)
            || IsOfSomebody(section, order.Start))
            return false;
        var end = ContactWords.ClauseEnd(section, order.Start);
        return TimeWords.FirstAhead(section) is null && section.Lower.AsSpan(order.End, end - order.End).IndexOfAny('了', '过', '的') < 0;
    }

    private static bool NamesPastDay(Section section) =>
        section.Times.Exists(static time => time.Tendency == Times.TimeTendency.Past && time.HasDay);

    /// <summary>昨天你提醒我, 昨天张姐提醒我发合同: somebody reminded us.</summary>
    private static bool IsOfSomebody(Section section, int at) =>
        (at > section.Span.Start && section.Lower[at - 1] is '你' or '他' or '她' or '们' or '要' or '让')
        || section.People.Exists(person => person.Span.Start < at) || section.Customers.Exists(mention => mention.Span.End == at);

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
    private static bool AheadFirst(Section section) => section.Times is [var first, ..] && first.Span.Start == section.Span.Start
        && IsMoment(first) && TimeWords.IsAhead(first, section.Now)
        && (section.Span.End - first.Span.End >= ShortestTask || IsOneOfList(section, first));

    private static bool IsMoment(Times.TimeMention time) => !time.IsPeriod && time.HasDay
        && (time.AsPointAhead(true) is not null || (time.IsDeadline && time.AsDeadline() is not null));

    /// <summary>…, 周五和信: of a plan, the day and the customer.</summary>
    private static bool IsOneOfList(Section section, Times.TimeMention day) =>
        section.Span.Start > 0 && section.Customers is [{ Known: not null } only] && only.Span.Start == day.Span.End;

    /// <summary>换办公室了 新地址在临港: beside what could be asked for, something is told.</summary>
    private static bool SaysMore(Section section)
    {
        if (Mood.IsQuestion(section) || section.Has("show.verb")) return false;
        var known = new List<TextSpan>();
        foreach (var mention in section.Customers) known.Add(Phrasing.Around(section, mention.Span));
        foreach (var person in section.People) known.Add(person.Whole);
        foreach (var time in section.Times) known.Add(time.Span);
        foreach (var hit in section.Cues)
            if (IsOfQuestion(hit)) known.Add(hit.Span);
        return section.Cut(known).Count(char.IsLetterOrDigit) >= LeastTold;
    }

    /// <summary>电话, 帮我, 他, 客户: what a question about a customer is made of.</summary>
    private static bool IsOfQuestion(CueHit hit) => hit.IsOf("field") || hit.IsOf("show") || hit.Is("filler.ask") || hit.Is("pronoun")
        || hit.Is("speaker.me") || hit.Is("client") || hit.Is("smalltalk") || hit.Is("polite.ask") || hit.Is("win.word");
}
