using System.Text.Json.Nodes;
using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Notes;

/// <summary>What we have to deliver after a contact.</summary>
internal sealed partial class LogClause
{
    private bool ReadsPromise()
    {
        if (SpokenOf.WillDo(clause) || clause.Has("contract.paper")) return false;   // erik promised to confirm by tuesday
        if (Nearby.Words("given.us.last").Ends(clause.Words)) return false;   // 合同下周给我们: theirs to give
        var due = TimeWords.FirstAhead(clause);
        if (due is not null && (notes.Chased ?? notes.Needs.LastOrDefault()) is { } asked && GivenLater() is { } given)
        {
            notes.Promises.Add(new JsonObject { ["do"] = given + asked, ["by"] = due.AsDeadline()?.ToString() });   // 要个案例，我明天发他
            return true;
        }

        var cue = clause.First("promise.their") ?? clause.First("promise");
        if (cue is { } said && (IsDenied(said) || !IsDelivery(said) || IsOfTerms(said))) cue = null;
        if (cue is null && due is { IsDeadline: true } && (clause.Has("deliver") || clause.Has("promise")) && notes.Needs.Count > 0
            && TitleFinder.At(clause, clause.Span.Start) is null && Residue() is { Length: <= LongestVerb } verb && verb.Length > 0
            && !clause.Has("need"))
        {
            notes.Promises.Add(new JsonObject { ["do"] = Undated(verb) + notes.Needs[^1], ["by"] = due.AsDeadline()?.ToString() });   // 要样衣 周三前寄
            return true;
        }

        if (IsDayOfLast(due) && due?.AsDeadline() is { } day)
        {
            notes.Promises[^1]!["by"] = day.ToString();
            return true;
        }

        var bare = cue is null && TitleFinder.At(clause, clause.Span.Start) is null && (!clause.Has("need") || IsDue()) && !clause.Has("objection")
            && due is not null
            && ((clause.Has("deliverable") && (due.IsDeadline || IsOurs() || IsDueOn(due) || IsHandedOver(due))) || (IsOurs() && notes.Needs.Count > 0));
        var later = cue is null && !bare && IsOursLater();
        if ((!bare && !later && cue is null) || IsTheirAnswer()) return false;
        var start = cue is null ? clause.Span.Start : cue.Value.Is("promise.their") ? StartOfTheirs(cue.Value) : StartOfTask(cue.Value);
        AddBefore(start, cue?.Start ?? start, due);
        var rest = clause.Within(TextSpan.Between(start, clause.Span.End));
        var gone = Gaps(rest);
        foreach (var time in rest.Times) gone.Add(time.Span);
        if (later) TicketWords.AddSpans(rest, gone, "time.vague", "speaker.me");
        if (bare && due is { IsDeadline: false } && IsDueOn(due)) gone.Add(clause.First("task.due")!.Value.Span);
        var task = Phrasing.Trim(rest.Cut(gone));
        if (task.Length == 0 && cue is { } behind) task = Subject(clause.Span.Start, behind.Start, due).TrimEnd('我', '们');   // 试验报告我答应月底给葛总
        if (cue is { } vow && clause.Lower[vow.Start] is '答' or '承') task = Nearby.Words("promised.to").Behind(task);   // 答应他们今天把样机寄过去
        if (task.Length == 0) return false;
        if (IsOnlyVerb(task) && notes.Needs.Count > 0) task = task[^1] + notes.Needs[^1];   // 要质检报告，我回她周五给
        var promise = new JsonObject { ["do"] = task };
        if (due?.AsDeadline() is { } by) promise["by"] = by.ToString();
        else if (due is null && rest.Times.Find(static time => time is { Tendency: TimeTendency.Present, HasDay: true, IsPeriod: false }) is not null) promise["by"] = SlotForm.Of(clause.Today);   // 让我今天把合同改好
        notes.Promises.Add(promise);
        return true;
    }

    /// <summary>要我们再送一年质保: what is to come on top, or off the price, is a wish of the terms.</summary>
    private bool IsOfTerms(CueHit cue)
    {
        if (!cue.Is("promise.their") || clause.Has("deliverable") || clause.Has("sendable")) return false;
        var rest = clause.Lower.AsSpan(cue.End, clause.Span.End - cue.End).TrimStart();
        if (rest is ['再' or '多' or '免', ..]) rest = rest[1..].TrimStart('费');
        return rest is ['送', _, _, ..] or ['让', _, ..] or ['降', ..] && rest is not ['送', '过' or '去' or '来' or '给' or '到', ..];
    }

    private static bool IsOnlyVerb(string task) => task[0] == '我' && task[^1] is '给' or '发' or '寄' or '送' && !task.AsSpan().ContainsAnyExcept(GivenTo);

    private static readonly System.Buffers.SearchValues<char> GivenTo = System.Buffers.SearchValues.Create("我回她他说们给发寄送");

    /// <summary>要我们补一份资质文件，周一之前给到: the day of what was promised just before.</summary>
    private bool IsDayOfLast(TimeMention? due)
    {
        if (due is not ({ IsDeadline: true } or { HasDay: true, HasClock: false }) || notes.Promises.Count == 0 || notes.Promises[^1]!["by"] is not null) return false;
        List<TextSpan> known = [due.Span];
        TicketWords.AddSpans(clause, known, "deliver", "promise", "deliver.fill");
        return !clause.Cut(known).Any(char.IsLetterOrDigit);
    }

    /// <summary>她说周五前给答复: what they will let us know.</summary>
    private bool IsTheirAnswer() => clause.Has("their.answer") && (clause.Has("said") || clause.Has("they.say")) && !clause.Has("need") && !clause.Has("promise.their");

    /// <summary>我明天发他: we send what was just asked for, and nothing else is named. Gives the verb.</summary>
    private string? GivenLater() => clause.Has("speaker.me") && (!clause.Has("said") || clause.Words.StartsWith("我说")) && !clause.Has("deliverable")
        && clause.First("promise") is { } gives && clause.Lower[gives.Start] is '发' or '给' or '寄' or '送' && clause.Span.End - gives.End < 2
        && !(gives.Start > clause.Span.Start && clause.Lower[gives.Start - 1] is '打' or '回' or '拨')   // 我再打给他: a call is given to nobody
        ? clause.Lower.Substring(gives.Start, 1) : null;

    /// <summary>让我报个价: the last character of the cue may begin the task.</summary>
    private int StartOfTheirs(CueHit cue) => clause.Lower[cue.End - 1] == '报' ? cue.End - 1 : cue.End;

    private string Undated(string text)
    {
        foreach (var time in clause.Times) text = text.Replace(clause.Text.Cut(time.Span), "", StringComparison.Ordinal);
        return Phrasing.Trim(text);
    }

    /// <summary>quote due monday: what has a day to be ready is ours to deliver; an invoice or a payment is theirs to pay.</summary>
    private bool IsDueOn(TimeMention due) => clause.First("task.due") is { } word && word.End < due.Span.Start && due.Span.Start - word.End <= 4
        && char.IsAsciiLetter(clause.Lower[word.Start]) && !clause.Has("bill.word");

    /// <summary>样品明天寄, 报价单周五给: a thing of ours, the day, and nothing but the verb.</summary>
    private bool IsHandedOver(TimeMention due) => clause.First("deliverable") is { } thing && thing.End == due.Span.Start
        && clause.Lower.AsSpan(due.Span.End, clause.Span.End - due.Span.End).TrimEnd(" ,，。") is "寄" or "给" or "发" or "送" or "出" or "交" or "寄出" or "发出" or "寄过去" or "发过去" or "送过去"
        && !clause.Has("client") && !clause.Has("pronoun");

    /// <summary>我这边周四把样品寄过去: we do it.</summary>
    private bool IsOurs() => clause.Has("speaker.me") && (clause.Has("deliver") || clause.HasFamily("milestone")) && !clause.Has("said");

    /// <summary>我回头把样鞋寄过去: we do it, and nobody says when.</summary>
    private bool IsOursLater() => IsOurs() && clause.Has("time.vague") && !clause.Has("need") && !clause.Has("objection")
        && (clause.Has("deliverable") || clause.Lower.AsSpan(clause.Span.Start, clause.Span.Length).Contains('把'));

    /// <summary>要求下周三前给整改方案: by when they want something of ours.</summary>
    private bool IsAskedBy() => clause.First("need") is { } need && clause.Lower.AsSpan(need.Start, need.Length) is "要求" or "要"
        && clause.Times.Find(time => time.IsDeadline && time.Span.Start == need.End) is { } by
        && clause.HasAt("deliver", by.Span.End) && clause.Has("deliverable");

    /// <summary>标书月底前要交: what is due is ours to deliver.</summary>
    private bool IsDue() => IsAskedBy()
        || clause.Has("need", static (clause, hit) => clause.Lower[hit.Start] == '要' && clause.HasAt("deliver", hit.End));

    /// <summary>答应, 承诺, promised stand for themselves; 给他, 让我们 only before something that is delivered.</summary>
    private bool IsDelivery(CueHit cue)
    {
        if (clause.Lower[cue.Start] == 'p' && clause.Lower.AsSpan(cue.End).TrimStart() is ['u', 's', ' ', ..] or ['m', 'e', ' ', ..]) return false;   // promised us
        if (clause.Lower[cue.Start] is '答' or '承' && clause.People.Exists(person => person.Whole.End == cue.Start && Persons.IsContact(clause, person)))
            return false;   // 梁姐答应下周给订单计划: theirs
        if (clause.Lower[cue.Start] is '保' or '打' or '拍') return clause.Lower[clause.Span.Start] is '我' or '咱';   // 我跟张伟保证了15号前装完
        if (clause.Lower.AsSpan(cue.End, clause.Span.End - cue.End).TrimStart() is ['帮' or '给' or '替', '我' or '咱', ..]) return false;   // 王姐答应帮我们约刘总: they promise us
        if (cue.Start > clause.Span.Start && clause.Lower[cue.Start] is '给' or '发' && clause.Lower[cue.Start - 1] is '打' or '寄' or '送' or '发' or '回' or '转') return false;
        if (clause.Lower[cue.Start] is '给' or '发' && clause.Span.End - cue.End < 2 && !clause.Cues.Any(hit => hit.Is("deliver") && hit.Start == cue.End)) return false;
        if (IsTheirs(cue) || Nearby.Words("given.us").IsIn(clause.Words)) return false;   // 回头把名片推给我
        if (clause.Cues.Any(hit => hit.Start >= cue.Start && (hit.Is("deliver") || hit.Is("deliverable")))) return true;
        if (clause.Lower[cue.Start] is '给' or '发' or '要' or '得' && clause.Times.Exists(static time => time.IsDeadline)
            && clause.Lower.AsSpan(cue.End, clause.Span.End - cue.End).TrimStart() is ['一' or '份' or '版' or '张' or '套' or '个' or '出' or '回', ..])
        {
            return true;   // 周四之前给他们一份对比表
        }
        if (clause.Lower[cue.Start] is '要' or '得' && clause.Times.Exists(static time => time.IsDeadline)) return true;   // 下周二之前要发她一份timeline
        return cue.Is("promise") && cue.Length >= 2 && clause.Lower[cue.Start] is '答' or '承' or 'p' or 'i' or 'w';
    }

    private static readonly Nearby TheirSubject = Nearby.Words("promise.theirs");
    private static readonly Nearby OurSubject = Nearby.Words("promise.ours");
    private static readonly Nearby Will = Nearby.Words("promise.will");
    private static readonly Nearby Duty = Nearby.Words("promise.duty");

    /// <summary>she's sending the docs tomorrow: theirs.</summary>
    private bool IsTheirs(CueHit cue)
    {
        var before = clause.Lower.AsSpan(clause.Span.Start, cue.Start - clause.Span.Start).TrimEnd();
        if (Duty.Begins(clause.Lower.AsSpan(cue.Start, cue.Length))) return before.Length > 0 && !IsOurSubject(before);   // they need to send us
        if (clause.Lower[cue.Start] != 's') return false;
        return TheirSubject.Ends(before)
            || clause.People.Exists(person => Persons.IsContact(clause, person)
                && clause.Lower.AsSpan(person.Whole.End, Math.Max(0, cue.Start - person.Whole.End)) is var between && Will.Is(between));
    }

    private static bool IsOurSubject(ReadOnlySpan<char> before) => OurSubject.Is(before) || before.EndsWith(" i") || before.EndsWith(" we")
        || before.EndsWith(" and") || before.EndsWith(",");

    /// <summary>要补, 要发 and "quote by": the verb belongs to the task; 答应 does not.</summary>
    private int StartOfTask(CueHit cue)
    {
        var verb = clause.Cues.FirstOrDefault(hit => (hit.Is("deliver") || hit.Is("deliverable")) && hit.Start >= cue.Start && hit.Start < cue.End);
        return verb.Name is null || clause.Lower[cue.Start] is '答' or '承' or '保' or '打' or '拍' ? (clause.Lower[cue.Start] is '给' or '发' ? cue.Start : cue.End) : verb.Start;
    }

    /// <summary>What stands before the promise; its day has a slot of its own.</summary>
    private void AddBefore(int end, int limit, TimeMention? due)
    {
        if (limit > clause.Span.Start) AddNote(Subject(clause.Span.Start, Math.Min(end, limit), due));
    }
}
