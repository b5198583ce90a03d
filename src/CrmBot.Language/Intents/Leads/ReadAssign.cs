using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Leads;

/// <summary>Gives one customer, or all of a kind, to a colleague, a team or the pool.</summary>
internal sealed class ReadAssign : IntentReader
{
    public override string Intent => "assign";

    public override IEnumerable<Frame> Read(Section section)
    {
        if (IsShareOfNothing(section)) return [Interpreter.None("unknown").With(Frame.Aside, JsonValue.Create("even"))];
        if (GivenParts.Of(section) is not { Count: > 1 } parts) return GradesGiven.Each(section, GradesGiven.OfPreview(section, One(section)));
        List<Frame> frames = [];
        foreach (var part in parts) frames.AddRange(Coordination.Repeat(part, [.. GradesGiven.Each(part, GradesGiven.OfPreview(part, frames.Count == 0 ? One(part) : Later(part, frames)))]));
        return frames;
    }

    /// <summary>平均分给二组: what is to be shared out must be said; the one customer last talked about is never meant.</summary>
    private static bool IsShareOfNothing(Section section) => section.Has("assign.even") && section.Customers.Count == 0 && section.Carried is null && section.Utterance.ReplyTo is null
        && !section.Has("bulk") && !section.Has("find.unclaimed") && !section.Has("assign.held") && !section.Has("assign.leaving") && !section.Has("assign.away") && !section.Has("pronoun")
        && HeldBy.Colleague(section) is null && !GradesGiven.AreSome(section) && ListScope.Of(section).Count == 0;

    /// <summary>B级的给小陈, 其他的给一组: what is not said again is taken from the part before.</summary>
    private static Frame Later(Section part, List<Frame> before)
    {
        if (part.Customers.Count > 0) return One(part);
        var draft = new FrameDraft("assign");
        SetScope(draft, part, HeldBy.Colleague(part));
        SetReceiver(draft, part, Receiver(part), part.CodesOf(CodeKind.Team).LastOrDefault());
        draft.Set("mode", part.Has("assign.even") ? "even" : null).SetTrue("confirm");
        return GivenParts.Joined(part, draft.Build(), before);
    }

    private static Frame One(Section section)
    {
        var draft = new FrameDraft("assign");
        var receiver = Receiver(section);
        var team = section.CodesOf(CodeKind.Team).LastOrDefault();
        var several = section.Has("assign.even") && team.Code is not null && receiver is not null && receiver != HeldBy.Colleague(section);   // 华东的客户给小王 其他的平均分给一组
        if (team.Code is not null && receiver is not null && IsGone(section) && team.Span.Start >= receiver.Whole.End) receiver = null;   // 阿翔调走了 客户给海外组
        else if (team.Code is not null && section.Lower[Math.Max(0, team.Span.Start - 1)] == '给' && IsGone(section)) receiver = null;   // 陈浩下个月走 他的客户全交给一组
        var holder = section.Customers.Count == 0 ? HeldBy.Colleague(section) : null;
        if (holder is not null && holder == receiver) receiver = null;   // 小王的客户都分给二组
        var leaver = holder ?? (section.Has("assign.leaving") || IsForSpeaker(section) || section.Has("assign.held")
                || HoldsCustomers(section, receiver) || ((section.Has("assign.away") || section.Has("assign.delegate"))
            && section.Customers.Count == 0) ? Owners.Colleagues(section).FirstOrDefault(person => person != receiver) : null);
        leaver ??= GradesGiven.Holder(section, receiver);
        var own = leaver is null && IsOwnAbsence(section);
        var bulk = section.Customers.Count == 0 && section.Carried is null && (leaver is not null || own || section.Has("bulk") || GradesGiven.AreSome(section));
        if (bulk && (leaver is not null || own || !section.Has("pronoun"))) SetScope(draft, section, leaver);
        else CustomerSlot.Fill(draft, CustomerSlot.WithCommanded(section, "assign.word", "assign.pool", "assign.pull"), null, required: true);
        if (several) draft.Ask("to");
        else SetReceiver(draft, section, receiver, team);
        if (receiver is not null) draft.Set(Frame.Why, Why(section, receiver.Whole.End));
        draft.Set("mode", section.Has("assign.even") ? "even" : section.Has("assign.delegate") || own || IsForATime(section) || (section.Has("assign.away")
            && !section.Has("assign.leaving")
            && (draft.Has("scope") || HandedTo(section) is not null)) ? "delegate" : section.Has("assign.helper") ? "helper" : null);
        if (draft.Is("mode", "delegate") && !SetWeekUntil(draft, section) && !(FromTo(section) is { } days && SetDays(draft, section, days)))
            SetAbsence(draft, section, section.Times.FirstOrDefault(time => time is { IsVague: false, Until: not null }) ?? section.Times.FirstOrDefault(time => !time.IsVague));
        if (section.Has("assign.leaving")) draft.SetTrue("handover").Set(Frame.Starts, Leaving(section));
        if (draft.Has("scope")) draft.SetTrue("confirm");
        return draft.Build();
    }

    /// <summary>Tom 12月7号离职: the day ahead on which somebody leaves.</summary>
    private static string? Leaving(Section section)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsVague && TimeWords.IsAhead(time, section.Now) && (time.AsDate() ?? time.AsPeriod(TimeView.Ahead)?.From) is { } day && day > section.Today) return SlotForm.Of(day);
        }

        return null;
    }

    /// <summary>转给高翔：他熟这行; 转给高翔，因为他在当地.</summary>
    private static string? Why(Section section, int receiver)
    {
        var at = receiver;
        while (at < section.Span.End && section.Lower[at] is ':' or ',' or ' ') at++;
        var rest = section.Lower.AsSpan(at, section.Span.End - at);
        var because = Nearby.Words("why.given").LengthAt(rest);
        return because > 0 || section.Lower.AsSpan(receiver, at - receiver).Contains(':')
            ? TextCutter.Tidy(section.Text.Cut(TextSpan.Between(at + Math.Max(0, because), section.Span.End))) : null;
    }

    /// <summary>周三周四我请假，活儿让小王代管: all of the speaker's work, not the customer last talked about.</summary>
    private static bool IsOwnAbsence(Section section) => section.Has("assign.away") && (section.Has("assign.delegate") || section.Has("assign.stand") || section.Has("own.leave"))
        && !section.Has("assign.leaving") && section.Customers.Count == 0 && section.Carried is null && section.Utterance.ReplyTo?.Customer is null && !section.Has("assign.this");

    /// <summary>give northwind to lily until friday: it comes back.</summary>
    private static bool IsForATime(Section section) => section.Customers.Count > 0 && section.Has("assign.until")
        && (section.Has("assign.back") || section.Times.Exists(static time => time.Mark == TimeMark.Until));

    /// <summary>明天下午开始请假到周四: the first day and the last stand apart.</summary>
    private static (TimeMention First, TimeMention Last)? FromTo(Section section) =>
        section.Times.FindAll(static time => time is { IsVague: false, HasDay: true }) is [var first, var last] && first.Until is null
            && (section.Lower[Math.Max(0, last.Span.Start - 1)] is '到' or '至' || (section.Has("own.leave") && section.Lower.AsSpan(first.Span.End, last.Span.Start - first.Span.End).Trim() is "and" or "&" or "+"))
            ? (first, last) : null;

    /// <summary>这周休假，…代管到周五: the week that runs ends on the day that is named, and what is past of it does not count.</summary>
    private static bool SetWeekUntil(FrameDraft draft, Section section)
    {
        if (section.Times.FindAll(static time => !time.IsVague) is not [{ IsPeriod: true } week, { HasDay: true } last] || section.Lower[Math.Max(0, last.Span.Start - 1)] is not ('到' or '至')
            || week.AsPeriod(TimeView.Ahead) is not { From: { } from, To: { } to } || last.AsDate() is not { } until || until < from || until > to || until < section.Today)
        {
            return false;
        }
        draft.Set("from", SlotForm.Of(from < section.Today ? section.Today : from)).Set("until", SlotForm.Of(until));
        return true;
    }

    private static bool SetDays(FrameDraft draft, Section section, (TimeMention First, TimeMention Last) days)
    {
        if (days.First.AsDate() is not { } from || days.Last.AsDate() is not { } until || until < from || from < section.Today) return false;
        draft.Set("from", SlotForm.Of(from)).Set("until", SlotForm.Of(until));
        return true;
    }

    /// <summary>小陈的客户分一半给Lily: whose they are stands right before them.</summary>
    private static bool HoldsCustomers(Section section, PersonMention? receiver) => receiver is not null
        && Owners.Colleagues(section).Any(person => person != receiver && person.Whole.End < receiver.Whole.Start
        && section.Cues.Exists(hit => hit.Is("bulk") && hit.Start == person.Whole.End + 1) && section.Lower[person.Whole.End] == '的');

    private static bool IsGone(Section section) => section.Has("assign.leaving") || section.Has("assign.away");

    /// <summary>"until Aug 1" has an end only.</summary>
    private static void SetAbsence(FrameDraft draft, Section section, TimeMention? time)
    {
        if (time is { IsRecurrence: true } && time.AsRecurrence() is { Weekdays: { Count: > 1 } days, Week: null, Step.Weeks: <= 1 } && NextOf(section.Today, days[0]) is var first)
            draft.Set("from", SlotForm.Of(first)).Set("until", SlotForm.Of(NextOf(first, days[^1])));   // 周三周四我请假
        else if (time is { IsDuration: true, Amount: { IsElapsed: false, Workdays: false } amount } && amount.Move(section.Today, 1, WorkCalendar.Plain) is { } back)
            draft.Set("until", SlotForm.Of(back));   // 请假一周
        else if (time is { IsPeriod: true, Until: null } && section.Lower[Math.Max(0, time.Span.Start - 1)] is '到' && time.AsPeriod(TimeView.Ahead)?.To is { } end)
            draft.Set("until", SlotForm.Of(end));   // 休到明年三月
        else if (time is { IsPeriod: false } && section.Lower[Math.Max(0, time.Span.Start - 1)] is '到' && time.AsDate() is { } until)
            draft.Set("until", SlotForm.Of(until));   // 休到9月30
        else if (time is { Mark: TimeMark.Until or TimeMark.Before } && time.AsDate() is { } last) draft.Set("until", SlotForm.Of(last));
        else TimeSlots.SetPeriod(draft, "from", "until", time, TimeView.Ahead);
    }

    private static DateOnly NextOf(DateOnly behind, DayOfWeek day) => behind.AddDays(((int)day - (int)behind.DayOfWeek + 6) % 7 + 1);

    /// <summary>The last colleague named: 小李离职了 客户都转小陈.</summary>
    private static PersonMention? Receiver(Section section) => section.Has("assign.pool") || IsForSpeaker(section)
        ? null
        : TakingOver(section) ?? HandedTo(section) ?? GivenTo(section) ?? Owners.Colleagues(section).LastOrDefault(person => !IsTakenFrom(section, person) && !ComesBack(section, person) && !Leaves(section, person));

    /// <summary>鼎新给林涛吧 陈浩忙不过来: whoever stands right behind 给, whoever else is named behind.</summary>
    private static PersonMention? GivenTo(Section section) => Owners.Colleagues(section).LastOrDefault(person =>
        person.Whole.Start > section.Span.Start && IsGiven(section, person.Whole.Start) && !IsTakenFrom(section, person));

    /// <summary>from Sam to Ivy, Sam's swamped: whoever is named behind.</summary>
    private static bool IsGiven(Section section, int at) => section.Lower[at - 1] is '给' or '归' || section.Lower.AsSpan(0, at).EndsWith(" to ", StringComparison.Ordinal);

    /// <summary>until lily is back: whose it will be again.</summary>
    private static bool ComesBack(Section section, PersonMention person) => section.Has("assign.until")
        && section.All("assign.back").Any(hit => hit.Start - person.Whole.End is 0 or 1);

    /// <summary>王磊离职了，公海去: whoever leaves takes nothing over.</summary>
    private static bool Leaves(Section section, PersonMention person) => section.Cues.Exists(hit => hit.Is("assign.leaving") && hit.Start == person.Whole.End);

    /// <summary>take tundra away from sam: who loses it gets nothing.</summary>
    private static bool IsTakenFrom(Section section, PersonMention person) => section.Has("assign.away")
        && Nearby.Words("taken.from").Ends(section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start).TrimEnd());

    /// <summary>Lily takes over Globex from Tom: who stands before the verb.</summary>
    private static PersonMention? TakingOver(Section section) =>
        (section.First("assign.over") ?? (section.Has("assign.away") ? section.First("assign.delegate") : null)) is { } over && char.IsAsciiLetter(section.Lower[over.Start])
        ? Owners.Colleagues(section).LastOrDefault(person => person.Span.End <= over.Start && over.Start - person.Span.End <= 8) : null;

    /// <summary>hand Umbrella over to Lily while Tom is on leave: whoever stands right behind "to".</summary>
    private static PersonMention? HandedTo(Section section) => section.Customers.Count > 0 && section.Has("assign.away")
        ? Owners.Colleagues(section).FirstOrDefault(person => section.Lower.AsSpan(section.Span.Start, person.Whole.Start - section.Span.Start).EndsWith(" to ", StringComparison.Ordinal)) : null;

    /// <summary>秦朗休产假 客户我来看.</summary>
    private static bool IsForSpeaker(Section section) =>
        (section.Has("assign.give.me") && section.Has("bulk")
                || section.Has("assign.to.me") && (section.Has("assign.away") || section.Has("assign.leaving") || HeldBy.Colleague(section) is not null))
            && Owners.Colleagues(section).Any();

    private static void SetReceiver(FrameDraft draft, Section section, PersonMention? person, CodeMention team)
    {
        if (section.Has("assign.pool")) draft.Set("to", "pool");
        else if (IsForSpeaker(section) || (section.Has("hand.me") && !Owners.Colleagues(section).Any())) draft.Set("to", "me");
        else if (((section.Has("assign.even") || IsGone(section)) && AreSeveral(section)) || GivenParts.AreAlike(section)) draft.Ask("to");   // 平均分给高翔和沈冰: a slot holds one
        else if (person is not null && Owners.NameOf(section, person) is { } name) draft.Set("to", name);
        else if (person is null && team.Code is not null) draft.Set("to", team.Code);
        else draft.Ask("to");
    }

    /// <summary>Two of us with nothing but 和 between them.</summary>
    private static bool AreSeveral(Section section)
    {
        var before = -1;
        foreach (var person in section.People)
        {
            if (person.Colleagues.Count == 0) continue;
            if (IsSecond(section, person.Whole.Start)) return true;
            if (before >= 0 && section.Lower.AsSpan(before, Math.Max(0, person.Whole.Start - before)).Trim() is var between
                && (between.Length == 0 || Nearby.Words("and").Is(between)))
            {
                return true;
            }
            before = person.Whole.End;
        }

        return false;
    }

    /// <summary>分给娜姐和何伟: somebody is named before, by a name that nobody has.</summary>
    private static bool IsSecond(Section section, int at) => section.Lower[Math.Max(0, at - 1)] is '和' or '跟' or '、'
        && section.Cues.Exists(hit => hit.Is("assign.word") && WordEdge.IsChinese(section.Lower[hit.Start]) && at - 1 - hit.End is > 0 and < 5
            && !section.Lower.AsSpan(hit.End, at - 1 - hit.End).ContainsAny(',', ' '));

    private static void SetScope(FrameDraft draft, Section section, PersonMention? leaver)
    {
        var scope = ListScope.Of(section);
        var stranger = leaver is null && section.Customers.Count == 0 ? HeldBy.Stranger(section) : null;
        if (stranger is not null) draft.Ask("owner");
        var owner = leaver is not null ? Owners.NameOf(section, leaver) : stranger is { } name ? section.Text.Cut(name) : IsOwn(section) ? "me" : null;
        ListScope.Put(scope, "owner", owner);
        if (leaver is not null && MovesTo(section, leaver)) scope.Remove("region");
        if (leaver is not null && owner is null) draft.Ask("owner");
        if (section.Has("assign.open")) scope["state"] = "open";
        else if (owner is null) scope["state"] = "unassigned";
        draft.Set("scope", (JsonNode)scope);
    }

    /// <summary>阿翔调去上海了，他名下客户给海外组: where somebody goes is not where the customers are.</summary>
    private static bool MovesTo(Section section, PersonMention leaver) => section.Has("assign.leaving")
        && section.Clauses.Exists(clause => clause.Contains(leaver.Whole.Start) && !section.Within(clause).Has("bulk")
            && section.CodesOf(CodeKind.Region).Any(region => clause.Contains(region.Span)));

    private static bool IsOwn(Section section) => Owners.AreMine(section) || section.Has("assign.delegate") || section.Has("assign.away");
}
