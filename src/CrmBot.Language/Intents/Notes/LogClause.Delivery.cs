using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Intents.Notes;

/// <content>Whether a word that may promise does so, and whether it is we who promise.</content>
internal sealed partial class LogClause
{
    private static readonly Nearby TheirSubject = Nearby.Words("promise.theirs");
    private static readonly Nearby OurSubject = Nearby.Words("promise.ours");
    private static readonly Nearby Will = Nearby.Words("promise.will");
    private static readonly Nearby Duty = Nearby.Words("promise.duty");

    /// <summary>答应, 承诺, promised stand for themselves; 给他, 让我们 only before something that is delivered.</summary>
    private bool IsDelivery(CueHit cue)
    {
        if (IsPromisedToUs(cue)) return false;
        if (IsAssurance(cue)) return clause.Lower[clause.Span.Start] is '我' or '咱';   // 我跟张伟保证了15号前装完
        // 回头把名片推给我
        if (IsFavour(cue) || IsPartOfVerb(cue) || IsEmptyHanded(cue) || IsTheirs(cue) || Nearby.Words("given.us").IsIn(clause.Words))
            return false;
        return NamesDelivery(cue) || IsHandedByDay(cue) || IsDutyByDay(cue) || StandsForItself(cue);
    }

    /// <summary>promised us, promised me; 梁姐答应下周给订单计划.</summary>
    private bool IsPromisedToUs(CueHit cue)
    {
        if (Head(cue) == 'p' && clause.Lower.AsSpan(cue.End).TrimStart() is ['u', 's', ' ', ..] or ['m', 'e', ' ', ..]) return true;
        return Head(cue) is '答' or '承'
            && clause.People.Exists(person => person.Whole.End == cue.Start && Persons.IsContact(clause, person));
    }

    /// <summary>保证, 打包票, 拍胸脯.</summary>
    private bool IsAssurance(CueHit cue) => Head(cue) is '保' or '打' or '拍';

    /// <summary>答应, 承诺, 保证: a word for promising, and no part of the task.</summary>
    private bool IsVow(CueHit cue) => Head(cue) is '答' or '承' || IsAssurance(cue);

    /// <summary>王姐答应帮我们约刘总: they promise us.</summary>
    private bool IsFavour(CueHit cue) => clause.Behind(cue.End).TrimStart() is ['帮' or '给' or '替', '我' or '咱', ..];

    /// <summary>打给他, 寄给他, 转发他: the word is only the end of a verb.</summary>
    private bool IsPartOfVerb(CueHit cue) =>
        cue.Start > clause.Span.Start && Head(cue) is '给' or '发' && clause.Lower[cue.Start - 1] is '打' or '寄' or '送' or '发' or '回' or '转';

    /// <summary>给他, and nothing behind it.</summary>
    private bool IsEmptyHanded(CueHit cue) => Head(cue) is '给' or '发' && clause.Span.End - cue.End < 2 && !clause.HasAt("deliver", cue.End);

    /// <summary>把样品寄过去, the datasheet: what is delivered, or that it is.</summary>
    private bool NamesDelivery(CueHit cue)
    {
        foreach (var hit in clause.Cues)
        {
            if (hit.Start >= cue.Start && (hit.Is("deliver") || hit.Is("deliverable"))) return true;
        }

        return false;
    }

    /// <summary>周四之前给他们一份对比表: so many of something nobody knows, by a day.</summary>
    private bool IsHandedByDay(CueHit cue) => Head(cue) is '给' or '发' or '要' or '得' && HasDeadline()
        && clause.Behind(cue.End).TrimStart() is ['一' or '份' or '版' or '张' or '套' or '个' or '出' or '回', ..];

    /// <summary>下周二之前要发她一份timeline.</summary>
    private bool IsDutyByDay(CueHit cue) => Head(cue) is '要' or '得' && HasDeadline();

    private bool HasDeadline() => clause.Times.Exists(static time => time.IsDeadline);

    /// <summary>答应, 承诺, promised, i'll, we'll.</summary>
    private bool StandsForItself(CueHit cue) => cue.Is("promise") && cue.Length >= 2 && Head(cue) is '答' or '承' or 'p' or 'i' or 'w';

    /// <summary>she's sending the docs tomorrow, they need to send us the logo: theirs.</summary>
    private bool IsTheirs(CueHit cue)
    {
        var before = clause.Before(cue.Start).TrimEnd();
        if (Duty.Begins(clause.Written(cue))) return before.Length > 0 && !IsOurSubject(before);
        return Head(cue) == 's' && (TheirSubject.Ends(before) || clause.People.Exists(person => WillSend(person, cue)));
    }

    /// <summary>nadia will send, Sara is sending.</summary>
    private bool WillSend(Linking.PersonMention person, CueHit cue) => Persons.IsContact(clause, person)
        && Will.Is(clause.Lower.AsSpan(person.Whole.End, Math.Max(0, cue.Start - person.Whole.End)));

    private static bool IsOurSubject(ReadOnlySpan<char> before) =>
        OurSubject.Is(before) || before.EndsWith(" i") || before.EndsWith(" we") || before.EndsWith(" and") || before.EndsWith(",");

    /// <summary>要我们再送一年质保, 让我们让点利: what is to come on top, or off the price, is a wish of the terms.</summary>
    private bool IsOfTerms(CueHit cue)
    {
        if (!cue.Is("promise.their") || clause.Has("deliverable") || clause.Has("sendable")) return false;
        var rest = clause.Behind(cue.End).TrimStart();
        if (rest is ['再' or '多' or '免', ..]) rest = rest[1..].TrimStart('费');
        if (rest is ['送', '过' or '去' or '来' or '给' or '到', ..]) return false;   // 送过去, 送到: a thing is brought
        return rest is ['送', _, _, ..] or ['让', _, ..] or ['降', ..];
    }
}
