using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <content>What we have to deliver after a contact.</content>
internal sealed partial class LogClause
{
    private static readonly System.Buffers.SearchValues<char> GivenTo = System.Buffers.SearchValues.Create("我回她他说们给发寄送");

    private bool ReadsPromise()
    {
        if (SpokenOf.WillDo(clause) || clause.Has("contract.paper")) return false;   // erik promised to confirm by tuesday
        if (Nearby.Words("given.us.last").Ends(clause.Words)) return false;   // 合同下周给我们: theirs to give
        var due = TimeWords.FirstAhead(clause);
        if (GivesWhatWasAsked(due) || MeetsNeed()) return true;
        var word = PromiseWord();
        if (word is null && GivesNeed(due)) return true;
        if (SetDayOfLast(due)) return true;
        if (word is null && !IsDue(due) && !IsOursLater()) return false;
        return !IsTheirAnswer() && AddPromise(word, due);
    }

    /// <summary>答应, 承诺, 给他, 让我们, promised: the word by which it is a promise of ours.</summary>
    private CueHit? PromiseWord() =>
        (clause.First("promise.their") ?? clause.First("promise")) is { } said && !IsDenied(said) && IsDelivery(said) && !IsOfTerms(said)
            ? said : null;

    /// <summary>要个案例，我明天发他: what was just asked for is given on that day.</summary>
    private bool GivesWhatWasAsked(TimeMention? due)
    {
        if (due is null || (notes.Chased ?? notes.Needs.LastOrDefault()) is not { } asked || GivenLater() is not { } given) return false;
        notes.Promises.Add(Promise(given + asked, due.AsDeadline()?.ToString()));
        return true;
    }

    /// <summary>我明天发他: we send what was just asked for, and nothing else is named. Gives the verb.</summary>
    private string? GivenLater() =>
        clause.Has("speaker.me") && (!clause.Has("said") || clause.Words.StartsWith("我说")) && !clause.Has("deliverable")
            && clause.First("promise") is { } gives && Head(gives) is '发' or '给' or '寄' or '送' && clause.Span.End - gives.End < 2
            && !IsCalledBack(gives)
            ? clause.Lower.Substring(gives.Start, 1)
            : null;

    /// <summary>我再打给他: a call is given to nobody.</summary>
    private bool IsCalledBack(CueHit gives) => gives.Start > clause.Span.Start && clause.Lower[gives.Start - 1] is '打' or '回' or '拨';

    /// <summary>要报价单，明天给: the last wish is met on that day.</summary>
    private bool MeetsNeed()
    {
        if (notes.Needs.Count == 0 || GivenNeed.Verb(clause) is not { } verb) return false;
        notes.Promises.Add(Promise(GivenNeed.Task(verb, notes.Needs[^1]), DayOf(clause.Times[0])));
        return true;
    }

    /// <summary>要样衣 周三前寄: nothing but a verb and the day until when the last wish is met.</summary>
    private bool GivesNeed(TimeMention? due)
    {
        if (due is not { IsDeadline: true } || !(clause.Has("deliver") || clause.Has("promise")) || notes.Needs.Count == 0) return false;
        if (TitleFinder.At(clause, clause.Span.Start) is not null || Residue() is not { Length: > 0 and <= LongestVerb } verb
            || clause.Has("need")) return false;
        notes.Promises.Add(Promise(Undated(verb) + notes.Needs[^1], due.AsDeadline()?.ToString()));
        return true;
    }

    /// <summary>要我们补一份资质文件，周一之前给到: the day of what was promised just before.</summary>
    private bool SetDayOfLast(TimeMention? due)
    {
        if (!IsDayOfLast(due) || due?.AsDeadline() is not { } day) return false;
        notes.Promises[^1]["by"] = day.ToString();
        return true;
    }

    private bool IsDayOfLast(TimeMention? due)
    {
        if (due is not ({ IsDeadline: true } or { HasDay: true, HasClock: false })) return false;
        if (notes.Promises.Count == 0 || notes.Promises[^1]["by"] is not null) return false;
        List<TextSpan> known = [due.Span];
        TicketWords.AddSpans(clause, known, "deliver", "promise", "deliver.fill");
        return !clause.Cut(known).Any(char.IsLetterOrDigit);
    }

    private bool AddPromise(CueHit? word, TimeMention? due)
    {
        var start = StartOf(word);
        AddBefore(start, word?.Start ?? start, due);
        var rest = Rest(start);
        var task = PromisedTask(rest, word, due);
        if (task.Length == 0) return false;
        if (IsOnlyVerb(task) && notes.Needs.Count > 0) task = task[^1] + notes.Needs[^1];   // 要质检报告，我回她周五给
        notes.Promises.Add(Promise(task, due is null ? DayOfToday(rest) : due.AsDeadline()?.ToString()));
        return true;
    }

    private string PromisedTask(Section rest, CueHit? word, TimeMention? due)
    {
        var gone = Gaps(rest);
        foreach (var time in rest.Times) gone.Add(time.Span);
        if (word is null) AddWordsOfDay(rest, due, gone);
        var task = Phrasing.Trim(rest.Cut(gone));
        if (word is not { } promised) return task;
        if (task.Length == 0) task = Subject(clause.Span.Start, promised.Start, due).TrimEnd('我', '们');   // 试验报告我答应月底给葛总
        return Head(promised) is '答' or '承' ? Nearby.Words("promised.to").Behind(task) : task;   // 答应他们今天把样机寄过去
    }

    /// <summary>Where no word promises: due of "quote due monday", 我回头 of 我回头把样鞋寄过去.</summary>
    private void AddWordsOfDay(Section rest, TimeMention? due, List<TextSpan> gone)
    {
        if (!IsDue(due)) TicketWords.AddSpans(rest, gone, "time.vague", "speaker.me");
        else if (due is { IsDeadline: false } && IsDueOn(due)) gone.Add(clause.First("task.due")!.Value.Span);
    }

    /// <summary>让我今天把合同改好: today, where no day ahead is named.</summary>
    private string? DayOfToday(Section rest) =>
        rest.Times.Exists(static time => time is { Tendency: TimeTendency.Present, HasDay: true, IsPeriod: false })
            ? SlotForm.Of(clause.Today) : null;

    private static JsonObject Promise(string task, string? by)
    {
        var promise = new JsonObject { ["do"] = task };
        if (by is not null) promise["by"] = by;
        return promise;
    }

    private static bool IsOnlyVerb(string task) =>
        task[0] == '我' && task[^1] is '给' or '发' or '寄' or '送' && !task.AsSpan().ContainsAnyExcept(GivenTo);

    /// <summary>What stands before the promise; its day has a slot of its own.</summary>
    private void AddBefore(int end, int limit, TimeMention? due)
    {
        if (limit > clause.Span.Start) AddNote(Subject(clause.Span.Start, Math.Min(end, limit), due));
    }

    private int StartOf(CueHit? word) =>
        word is not { } said ? clause.Span.Start : said.Is("promise.their") ? StartOfTheirs(said) : StartOfTask(said);

    /// <summary>让我报个价: the last character of the cue may begin the task.</summary>
    private int StartOfTheirs(CueHit cue) => clause.Lower[cue.End - 1] == '报' || IsSentOver(cue) ? cue.End - 1 : cue.End;

    /// <summary>让我发案例过去: without the verb the rest would be broken.</summary>
    private bool IsSentOver(CueHit cue) => clause.Lower[cue.End - 1] is '发' or '寄' or '送' && clause.Words is [.., '过', '去'];

    /// <summary>要补, 要发 and "quote by": the verb belongs to the task; 答应 does not.</summary>
    private int StartOfTask(CueHit cue)
    {
        foreach (var hit in clause.Cues)
        {
            if (!(hit.Is("deliver") || hit.Is("deliverable")) || hit.Start < cue.Start || hit.Start >= cue.End) continue;
            if (!IsVow(cue)) return hit.Start;
            break;
        }

        return Head(cue) is '给' or '发' ? cue.Start : cue.End;
    }

    private string Undated(string text)
    {
        foreach (var time in clause.Times) text = text.Replace(clause.Text.Cut(time.Span), "", StringComparison.Ordinal);
        return Phrasing.Trim(text);
    }
}
