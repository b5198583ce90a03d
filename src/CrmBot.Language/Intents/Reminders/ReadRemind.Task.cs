using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Reminders;

/// <content>What is to be done: which words of the sentence are the task, and which only say when, for whom and that it is one.</content>
internal sealed partial class ReadRemind
{
    /// <summary>What is to be done: the sentence without time, names and the words that ask to be reminded.</summary>
    private static string Task(Section section, PersonMention? doer, PersonMention? contact, List<PersonMention>? doers)
    {
        if (doer is not null && OrderedColleague.Told(section, doer) is { } told) return Phrasing.Trim(told);
        if (CalledThen(section) is { } then) return then;
        var gaps = new List<TextSpan>();
        AddDoers(section, gaps, doer, doers);
        AddCustomer(section, gaps, contact);
        AddTimes(section, gaps);
        AddClauses(section, gaps);
        AddOrders(section, gaps);
        LeadIn.Add(section, gaps);
        var task = WithoutSetting(WithoutDuty(WithoutHead(WithoutWay(section, Phrasing.Trim(section.Cut(gaps))))));
        task = WithoutCall(WithReceiver(section, task, doer));
        if (task.Length > 0 || contact is null) return task;
        gaps.RemoveAll(span => span.Overlaps(contact.Whole));
        return Phrasing.Trim(section.Cut(gaps));
    }

    /// <summary>去鼎新跟王总过方案: nobody goes where only what is gone over is left.</summary>
    private static string WithoutWay(Section section, string task) =>
        task is ['去', '过', _, _, ..] && section.Customers.Count > 0 ? task[1..] : task;

    private static void AddDoers(Section section, List<TextSpan> gaps, PersonMention? doer, List<PersonMention>? doers)
    {
        if (doers is not null) gaps.Add(TextSpan.Between(WithOrder(section, doers[0].Whole).Start, doers[^1].Whole.End));
        if (doer is not null) gaps.Add(WithOrder(section, doer.Whole));
    }

    private static void AddCustomer(Section section, List<TextSpan> gaps, PersonMention? contact)
    {
        foreach (var mention in section.Customers)
        {
            if (!IsObject(section, mention.Span) && !IsDoneTo(section, mention.Span)) gaps.Add(Phrasing.Around(section, mention.Span));
        }

        if (contact is null || section.Customers.Count + contact.Customers.Count == 0) return;
        if (!IsObject(section, contact.Whole) && !IsLaterSubject(section, contact.Whole)) gaps.Add(Phrasing.Around(section, contact.Whole));
    }

    private static void AddTimes(Section section, List<TextSpan> gaps)
    {
        foreach (var time in section.Times)
        {
            if (!IsMeal(section, time) && !IsTold(section, time) && !IsSetIn(section, time))
                gaps.Add(WithParticle(section, Phrasing.WithOn(section, time.Span)));
        }

        if (EarlyReminder.Find(section) is { } early) gaps.Add(early.Words);
    }

    /// <summary>Clauses that only say farewell, until when, how it stands or why.</summary>
    private static void AddClauses(Section section, List<TextSpan> gaps)
    {
        foreach (var clause in section.Clauses)
        {
            // done for the day. remind me …
            if (section.Within(clause) is var part && part.Has("aside.bye") && !part.Has("remind.ask")) gaps.Add(clause);
        }

        gaps.AddRange(LastClauses(section));
        gaps.AddRange(StatedClauses(section));
    }

    private static void AddOrders(Section section, List<TextSpan> gaps)
    {
        foreach (var hit in section.Cues)
        {
            if (IsOrder(hit) && !IsToAll(section, hit)) gaps.Add(hit.Span);
        }
    }

    private static bool IsOrder(CueHit hit) =>
        hit.Is("remind.ask") || hit.Is("remind.them") || hit.Is("until.won") || hit.Is("log.ask") || hit.Is("remind.twice");

    /// <summary>提醒我跟他谈转正式, 让小林给我回个话: the word before whom it is done with, where it went with the order.</summary>
    private static string WithReceiver(Section section, string task, PersonMention? doer)
    {
        if (task is ['他' or '她' or '它', ..] && IsTyped(section, "跟" + task)) task = "跟" + task;
        if (doer is not null && task is ['我', _, ..] && IsTyped(section, "给" + task)) task = "给" + task;
        return IsGivenAt(section, task) ? "给" + task : task;
    }

    private static bool IsTyped(Section section, string words) => section.Text.Original.Contains(words, StringComparison.Ordinal);

    /// <summary>五点叫我给他打电话.</summary>
    private static string WithoutCall(string task) => task is ['叫' or '喊', '我', _, _, ..] ? task[2..] : task;

    /// <summary>
    /// 周五10点开周会，提醒大家: nobody but the speaker can be reminded of it, so that the order to tell the others is what is to be done.
    /// </summary>
    private static bool IsToAll(Section section, CueHit order) =>
        Nearby.Words("everyone").Begins(section.Lower.AsSpan(order.End))
            || section.Codes.Exists(code => code.Kind == CodeKind.Team && code.Span.Start == order.End);

    /// <summary>厂家说下午三点给，到点叫我: what was told before the call is kept as it was said, its hour with it.</summary>
    private static string? CalledThen(Section section)
    {
        if (section.Clauses is not [_, .., var last] || TimeSlots.Due(section) is not { } due || last.Contains(due.Span)
            || !Nearby.Words("called.then").Begins(section.Lower.AsSpan(last.Start, last.Length))) return null;
        return Phrasing.Trim(section.Text.Cut(TextSpan.Between(section.Span.Start, last.Start)));
    }

    /// <summary>今天下班前给方案: right behind the time it is what is done, and no word before whom it is for.</summary>
    private static bool IsGivenAt(Section section, string task) =>
        task.Length > 0 && section.Text.Original.IndexOf("给" + task, StringComparison.Ordinal) is > 0
        && section.Times.Exists(time => time.Span.End < section.Span.End && section.Lower[time.Span.End] == '给'
            && section.Lower.AsSpan(time.Span.End + 1).StartsWith(task, StringComparison.OrdinalIgnoreCase));

    /// <summary>最多60天 周五前给他回话: an amount of time, or a period, that says nothing of when it is due.</summary>
    private static bool IsTold(Section section, TimeMention time) => (time.IsDuration || IsPeriodAhead(time))
        && !time.IsRecurrence && !IsLast(section, time) && TimeSlots.Due(section) is { } due && due != time && !due.Span.Overlaps(time.Span)
        && (time.IsDuration || Math.Abs(due.Span.Start - time.Span.End) > NextTo)
        && !section.Times.Exists(static other => other.IsRecurrence);

    private static bool IsPeriodAhead(TimeMention time) =>
        time is { IsPeriod: true, Until: null, IsDeadline: false } && time.Tendency == TimeTendency.Ahead;

    private const int NextTo = 2;

    /// <summary>停机检修定在20号，到时派人去装: without the day its clause would be broken.</summary>
    private static bool IsSetIn(Section section, TimeMention time) =>
        time.Span.End < section.Span.End && section.Lower[time.Span.End] is ',' or '，' or ' ' or '。'
        && Nearby.Words("set.for").Ends(section.Lower.AsSpan(section.Span.Start, time.Span.Start - section.Span.Start))
        && section.Cut(section.Times.ConvertAll(static one => one.Span)).Length > time.Span.Start - section.Span.Start + LeastBehind;

    private const int LeastBehind = 3;

    /// <summary>把恒达跟了: what is done to the customer makes no sense without the name.</summary>
    private static bool IsDoneTo(Section section, TextSpan name) => name.Start > section.Span.Start && section.Lower[name.Start - 1] == '的'
        ? name.End == section.Span.End   // 盯一下王磊的恒达
        : name.Start > section.Span.Start && section.Lower[name.Start - 1] is '把' or '将' && name.End < section.Span.End
        && section.Lower[name.End] is not ('的' or ' ' or ',');

    /// <summary>sam should chase oakline: whose task it is has a slot of its own.</summary>
    private static string WithoutDuty(string task) => Duty.Behind(task) is var own
        && own is ['要', '打' or '去' or '给' or '发' or '约' or '联' or '拜' or '跟' or '回' or '寄' or '送' or '催' or '问', ..] ? own[1..] : own;

    /// <summary>带孙悦去大成，… and 去远航见郑总，…: at the end of its clause, right behind a verb that says nothing without it.</summary>
    private static bool IsObject(Section section, TextSpan name) =>
        name.Start > section.Span.Start && section.Lower[name.Start - 1] is '去' or '见' or '趟'
        && name.End < section.Span.End && section.Lower[name.End] is ',' or ' ' or '。' or ';';

    /// <summary>…去大成，钱总要看能耗数据: of whom a later clause tells.</summary>
    private static bool IsLaterSubject(Section section, TextSpan name) =>
        name.Start > section.Span.Start && section.Clauses.Exists(clause => clause.Start == name.Start)
        && name.End < section.Span.End && section.Lower[name.End] is '要' or '想' or '会' or '说' or '也';

    /// <summary>那就后天下午三点吧给老魏打电话: the particle goes with the time.</summary>
    private static TextSpan WithParticle(Section section, TextSpan time) =>
        time.End < section.Span.End && section.Lower[time.End] is '吧' or '哈' or '呗' ? TextSpan.Between(time.Start, time.End + 1) : time;

    /// <summary>所以你提醒我…, 那就…: what only leads over to it.</summary>
    private static string WithoutHead(string task)
    {
        while (Nearby.Words("task.head").LengthAt(task) is > 0 and var length && task.Length > length + 1)
            task = task[length..].TrimStart(' ', ',', '，', '、');
        return task;
    }

    private static readonly Nearby Duty = Nearby.Words("duty");

    /// <summary>把天马的跟进定在周五: what is set for a time.</summary>
    private static string WithoutSetting(string task) =>
        Nearby.Words("set.for").LengthBefore(task) is > 0 and var set && task.Length > set + 1
        ? task[..^set].TrimStart('把').Trim()
        : task;

    /// <summary>The name with 让, 叫, 安排 before it.</summary>
    private static TextSpan WithOrder(Section section, TextSpan name)
    {
        if (section.People.Find(person => person.Whole == name) is { Colleagues.Count: > 0 } one
            && OrderedColleague.Words(section, one) is { } order) return order;
        for (var start = Math.Max(section.Span.Start, name.Start - 10); start < name.Start; start++)
        {
            if (PersonWords.LengthAt("ours", section.Lower, start) is var length && length > 0
                && section.Lower[(start + length)..name.Start].Trim().Length == 0)
                return TextSpan.Between(start, name.End);
        }

        return name.Start > section.Span.Start && section.Lower[name.Start - 1] == '帮' ? TextSpan.Between(name.Start - 1, name.End) : name;
    }
}
