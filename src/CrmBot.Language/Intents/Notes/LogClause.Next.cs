using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>What comes next, and when: 下周三再聊, we talk again next Wed 2pm.</content>
internal sealed partial class LogClause
{
    private const int LeastTold = 4;

    private bool ReadsNext()
    {
        if (TimeWords.FirstAhead(clause) is not { } due || !IsStep(due) || IsNoStep(due)) return false;
        var gone = Gaps(clause);
        NoteToldBefore(due, gone);
        AddWordsOfStep(due, gone);
        var next = new JsonObject { ["do"] = StepOf(Phrasing.Trim(clause.Cut(gone))) };
        if (!SetDue(next, due)) return false;
        notes.Next = next;
        return true;
    }

    /// <summary>A word for a step (再聊, follow up), a call or visit to be made, an appointment, or 约明天上午十点.</summary>
    private bool IsStep(TimeMention due) =>
        clause.Has("next.step") || clause.Has("next.lead") || (clause.Has("do") && clause.HasFamily("ch")) || meetingSet
        || (clause.Lower[clause.Span.Start] == '约' && due.Span.Start - clause.Span.Start <= 2);

    /// <summary>What has a day and a word for a step, and is none of ours to come.</summary>
    private bool IsNoStep(TimeMention due) =>
        notes.Next is not null || clause.Has("need") || clause.Has("objection") || IsOver(due) || IsTheirSigning() || IsAskedDay(due);

    /// <summary>周五的拜访补一下, no show for the 2pm demo, 早上给石工打电话: what has been, or should have been.</summary>
    private bool IsOver(TimeMention due) =>
        clause.Has("log.late") || clause.Has("missed.meeting") || IsHourOfToday(due) || IsTalkOfToday(due) || IsDayOfContact(due);

    /// <summary>今天中午吃饭，聊到明年: a meeting of today that has been.</summary>
    private bool IsTalkOfToday(TimeMention due) => due.Tendency == TimeTendency.Present && !clause.Has("next.lead")
        && Nearby.Words("talked.of").IsIn(clause.Lower.AsSpan(clause.Span.End));

    /// <summary>说下周一签: when they sign is no step of ours.</summary>
    private bool IsTheirSigning() => clause.Has("said") && clause.Has("deal.close") && !clause.Has("next.step") && !clause.Has("next.lead");

    /// <summary>问交期能不能提前到四月中: the day stands in what was asked.</summary>
    private bool IsAskedDay(TimeMention due) => !clause.Has("next.lead") && !meetingSet && ReadLog.IsAskedBefore(clause, due.Span.Start);

    /// <summary>今年没预算了明年三月再聊: what is over stands before the day of the next step, and is told by itself; not 跟雷总定了下周二见面.</summary>
    private void NoteToldBefore(TimeMention due, List<TextSpan> gone)
    {
        if (ToldBefore(due) is not { } told || Phrasing.Trim(clause.Within(told).Cut(gone)) is not { Length: >= LeastTold } before) return;
        AddNote(before.TrimEnd('让', '叫'));
        gone.Add(TextSpan.Between(clause.Span.Start, told.End));
    }

    private TextSpan? ToldBefore(TimeMention due)
    {
        var end = due.Span.Start;
        var start = clause.First("said") is { } said && said.End <= end ? said.End : clause.Span.Start;
        if (end - start < LeastTold) return null;
        return LetsUsWait(end) || (clause.Lower[end - 1] == '了' && !IsArrangedIn(start, end)) ? TextSpan.Between(start, end) : null;
    }

    /// <summary>说在开会让明天再打: why not now, and when instead.</summary>
    private bool LetsUsWait(int end) => clause.Lower[end - 1] is '让' or '叫' && !clause.Has("talk");

    /// <summary>定了, 聊了, 打了: 了 belongs to what was arranged or done.</summary>
    private bool IsArrangedIn(int start, int end)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= start && hit.End <= end && hit.End >= end - 1
                && (hit.Is("status.meeting_set") || hit.Is("next.lead") || hit.Is("talk") || hit.IsOf("ch")))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The days, who said it (微信留言说国庆后再谈), and the words that only lead over to a step.</summary>
    private void AddWordsOfStep(TimeMention due, List<TextSpan> gone)
    {
        foreach (var time in clause.Times) gone.Add(Phrasing.WithOn(clause, time.Span));
        if (clause.First("said") is { } said && said.End <= due.Span.Start) gone.Add(TextSpan.Between(clause.Span.Start, said.End));
        foreach (var hit in clause.Cues)
        {
            if (LeadsToStep(hit)) gone.Add(hit.Span);
        }
    }

    private bool LeadsToStep(CueHit hit) =>
        hit.Is("next.lead") || hit.Is("log.ask") || hit.Is("status.meeting_set") || hit.Is("also")
        || ((hit.Is("they.say") || hit.Is("promise.their")) && hit.Start == clause.Span.Start);

    /// <summary>What is to be done; 就约了周五下午 names nothing, so the way they meet does, or the words for a step without a name.</summary>
    private string StepOf(string task)
    {
        if (task.Length > 0 && !IsOnlyPreposition(task) && !Crumbs.AreAll(task)) return task;
        return clause.FirstOf("ch") is { } meeting ? clause.Text.Cut(meeting.Span) : UnnamedTask.Of(clause);
    }

    private static bool IsOnlyPreposition(string task) => task is "for" or "on" or "with" or "in" or "at" or "is" or "to" or "a" or "an";

    private static bool SetDue(JsonObject next, TimeMention due)
    {
        if (due.IsDeadline && due.AsDeadline() is { } by) next["by"] = by.ToString();
        else if ((due.AsPointAhead(true) ?? due.AsBeginAhead()) is { } at) next["at"] = SlotForm.Of(at);
        else return false;
        return true;
    }
}
