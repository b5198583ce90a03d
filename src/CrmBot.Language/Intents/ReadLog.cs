using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

/// <summary>A contact with a customer that took place, or was tried; or a fact about a customer.</summary>
internal sealed class ReadLog : IntentReader
{
    // 预算砍了一半, 预算先上一台: what is counted is no sum.
    private const int LeastBareBudget = 100;

    private static readonly string[] Milestones = ["milestone.contract_sent", "milestone.trial_started", "milestone.sample_sent", "milestone.need_confirmed"];

    public override string Intent => "log";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (PastedChat.Find(section) is { } chat) yield return FromChat(draft, section, chat);
        else if (Kept(section) is { } kept) yield return FromQuote(draft, section, kept);
        else yield return FromStory(draft, section);
    }

    private static Frame FromChat(FrameDraft draft, Section section, PastedChat chat)
    {
        var before = section.Within(TextSpan.Between(section.Span.Start, chat.Start));
        CustomerSlot.Fill(draft, before, section.People.FirstOrDefault(person => person.Written == chat.Who), required: true);
        return draft.Set("who", chat.Who).Set("ch", "wechat").Set("at", TimeSlots.Today(section)).Set("note", chat.Words).Build();
    }

    /// <summary>把“…”记到蓝海备注里: the quoted words are the note.</summary>
    private static string? Kept(Section section) =>
        section.Has("log.into") && section.Quotes.Count > 0 ? TextCutter.Tidy(section.Text.Cut(section.Quotes[0])) : null;

    private static Frame FromQuote(FrameDraft draft, Section section, string quoted)
    {
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        return draft.Set("at", TimeSlots.Today(section)).Set("note", quoted).Build();
    }

    private static Frame FromStory(FrameDraft draft, Section section)
    {
        var who = Persons.Contact(section);
        section = CustomerSlot.WithGuess(section, who);
        CustomerSlot.Fill(draft, section, who, required: true);
        draft.Set("who", who?.Written).Set("at", SlotForm.Of(Day(section)));
        SetContact(draft, section);
        var notes = new LogNotes { Who = who?.Written };
        var meetingSet = section.Has("status.meeting_set");
        if (section.Has("log.next.and"))
        {
            foreach (var clause in StoryClauses(section)) new LogClause(section.Within(clause), notes, meetingSet).Read();
        }
        else
        {
            foreach (var clause in section.Clauses) new LogClause(section.Within(clause), notes, meetingSet).Read();
        }

        if (MessageReader.Rest(section) is { Length: > 0 } rest) notes.Notes.Add(TextCutter.Tidy(rest));
        SetNotes(draft, notes);
        if (section.Has("budget")) SetBudget(draft, section);
        SetStatus(draft, section);
        if (!notes.HasSubstance && !draft.HasContent("outcome", "status", "milestone", "amt")) draft.Ask("detail");
        return draft.Build();
    }

    private static void SetBudget(FrameDraft draft, Section section)
    {
        if (Budget(section) is { } money) draft.SetMoney("amt", money, section.World.Settings.DefaultCurrency);
    }

    /// <summary>An amount of money, or a bare number right behind the word.</summary>
    public static Money? Budget(Section section)
    {
        var from = section.First("deal.sum.to")?.End ?? 0;   // 从80万砍到65万
        return section.Amounts.FirstOrDefault(spot => spot.Span.Start >= from && (!spot.Bare || (spot.Money.Value >= LeastBareBudget && FollowsBudget(section, spot.Span.Start)))).Money;
    }

    /// <summary>"... and we talk again" is a clause of its own.</summary>
    private static IEnumerable<TextSpan> StoryClauses(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            var start = clause.Start;
            foreach (var cut in section.All("log.next.and").Where(hit => hit.Start > clause.Start && hit.End < clause.End))
            {
                yield return TextSpan.Between(start, cut.Start);
                start = cut.Start;
            }

            yield return TextSpan.Between(start, clause.End);
        }
    }

    /// <summary>The day of the contact: the first one said that is not ahead, else today.</summary>
    private static DateOnly Day(Section section)
    {
        foreach (var time in section.Times.OrderByDescending(static time => time.HasDay))   // lunch with Fiona yesterday
        {
            var open = time.Tendency == TimeTendency.Open && !time.IsPeriod && IsTold(section, time.Span);
            if ((time.Tendency == TimeTendency.Past || open || (time.Day is MonthDay && !TimeWords.IsAhead(time, section.Now))) && time.AsPastDate() is { } day && day <= section.Today) return day;
        }

        return section.Today;
    }

    /// <summary>周五拜访了: a day without direction belongs to the past when its clause tells of the contact.</summary>
    private static bool IsTold(Section section, TextSpan time)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(time) && ContactWords.Told(section.Within(clause)) && !IsArranged(section, clause, time) && !IsWantedBefore(section.Within(clause), time.Start)) return true;
        }

        return false;
    }

    /// <summary>needs someone on Thursday: the day of a wish lies ahead.</summary>
    private static bool IsWantedBefore(Section clause, int at) => clause.First("need") is { } wish && wish.End <= at && char.IsAscii(clause.Lower[wish.Start]);

    /// <summary>约好周五来看样品: what was arranged lies ahead.</summary>
    private static bool IsArranged(Section section, TextSpan clause, TextSpan time) => section.All("status.meeting_set").Any(hit => clause.Contains(hit.Span) && hit.End <= time.Start)
        || (time.Start > 0 && section.Lower[time.Start - 1] == '说' && !section.Within(TextSpan.Between(time.End, clause.End)).Has("past"));   // 谭姐说周一试机

    private static void SetContact(FrameDraft draft, Section section)
    {
        var channel = Channel(section);
        var outcome = section.FirstOf("outcome")?.Leaf;
        if ((channel is null || (channel == "meeting" && section.Has("met.word"))) && ContactWords.GoesTo(section)) channel = "visit";   // 去百味轩见了谭姐
        if (outcome == "no_answer" && section.FirstOf("outcome") is { } missed && section.FirstOf("ch") is { } other && other.Start >= missed.End) channel = "call";   // 不接电话也不回微信
        if (channel is null && section.Has("came.back") && section.Has("recent")) channel = "visit";
        channel ??= section.Lead is { Customers.Count: 0 } lead ? lead.FirstOf("ch")?.Leaf : null;
        draft.Set("ch", channel ?? (outcome is "no_answer" or "voicemail" or "wrong_number" or "busy" ? "call" : null));
        draft.Set("outcome", outcome);
        if (outcome is not null && Counting.Of(section, "number.times") is { } times) draft.Set("n", times);
    }

    /// <summary>The first channel of a clause that tells of what took place.</summary>
    private static string? Channel(Section section)
    {
        if (!section.HasFamily("ch")) return null;
        foreach (var span in section.Clauses)
        {
            var clause = section.Within(span);
            if (TimeWords.FirstAhead(clause) is not null && !ContactWords.Told(clause)) continue;
            var arranged = clause.Has("status.meeting_set") ? TimeWords.FirstAhead(clause)?.Span.Start : null;
            foreach (var hit in clause.Cues)
            {
                if (!hit.IsOf("ch") || hit.Start >= arranged || IsInside(clause, hit.Span) || IsWished(clause, hit.Start)) continue;   // 约好周二见面
                if (!(hit.Start > 0 && section.Lower[hit.Start - 1] is '没' or '未') && !(hit.Leaf == "visit" && IsRefused(clause, hit.Start))) return hit.Leaf;
            }
        }

        return null;
    }

    /// <summary>不用我们上门: what is not to be done has not taken place.</summary>
    internal static bool IsRefused(Section clause, int at) => clause.Cues.Exists(hit => (hit.Is("negation") || hit.Is("forbid")) && hit.Length > 1 && hit.End <= at && at - hit.End <= 3);

    /// <summary>wants a demo next Thursday: what is wished for has not taken place.</summary>
    private static bool IsWished(Section clause, int at) => clause.First("need") is { } wish && wish.End <= at && TimeWords.FirstAhead(clause) is not null;

    /// <summary>微光说竞品来拜访过: what the customer tells of somebody else is no contact of ours.</summary>
    private static bool IsReported(Section clause, TextSpan channel)
    {
        foreach (var said in clause.Cues)
        {
            if (said.Is("said") && said.End <= channel.Start && (clause.Customers.Exists(mention => mention.Span.End == said.Start) || clause.People.Exists(person => person.Span.End == said.Start)) && clause.Has("others.word")) return true;
        }

        return false;
    }

    /// <summary>在开会 is busy, and a word of somebody's role is no channel.</summary>
    internal static bool IsInside(Section clause, TextSpan channel)
    {
        if (IsReported(clause, channel)) return true;
        foreach (var hit in clause.Cues)
        {
            if ((hit.IsOf("outcome") || hit.Is("away.word") || (hit.IsOf("role") && hit.Length > channel.Length)) && hit.Span.Contains(channel)) return true;
        }

        return false;
    }

    private static void SetNotes(FrameDraft draft, LogNotes notes)
    {
        draft.Set("note", notes.Notes is [var only] ? only : string.Join(' ', notes.Notes));
        draft.SetList("needs", notes.Needs).SetList("objections", notes.Objections).SetObjects("promises", notes.Promises).SetObjects("roles", notes.Roles);
        if (notes.Next is { } next) draft.Set("next", (JsonNode)next);
    }

    private static void SetStatus(FrameDraft draft, Section section)
    {
        if (section.HasFamily("milestone") && IsReached(section)) draft.Set("milestone", Array.Find(Milestones, section.Has) is { } reached ? reached[(reached.IndexOf('.', StringComparison.Ordinal) + 1)..] : null);
        if (!draft.Has("milestone")) draft.Set("milestone", ReachedMilestone.Of(section));
        var status = section.Has("status.meeting_set") ? "meeting_set" : section.Has("status.waiting") ? "waiting"
            : section.Has("status.sent") && section.Has("sendable") && !draft.Has("milestone") ? "sent" : null;
        draft.Set("status", status);
    }

    /// <summary>周四把样品寄过去: what is still to be sent has not been.</summary>
    private static bool IsReached(Section section)
    {
        if (section.FirstOf("milestone") is not { } reached) return false;
        foreach (var clause in section.Clauses)
        {
            if (clause.Contains(reached.Span)) return TimeWords.FirstAhead(section.Within(clause)) is not { } ahead || ahead.Span.Start > reached.Start;
        }

        return true;
    }

    private static bool FollowsBudget(Section section, int at) => section.All("budget").Any(hit => hit.End <= at && at - hit.End < 6);
}
