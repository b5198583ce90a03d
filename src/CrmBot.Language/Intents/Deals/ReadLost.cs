using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>A deal is lost, put on hold, or taken up again.</summary>
internal sealed class ReadLost : IntentReader
{
    public override string Intent => "lost";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var act = Act(section);
        draft.Set("act", act).Set(Frame.BackTo, WonInError.BackTo(section));
        if (section.Utterance.ReplyTo?.Customer is null) section = CustomerSlot.WithCommanded(section, "lost.word", "lost.hold", "lost.rival", "lost.reopen");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (act is null) SetReason(draft, section);
        if (act != "reopen") SetRevisit(draft, section);
        yield return draft.Build();
    }

    private static string? Act(Section section)
    {
        if (section.Has("won.undone")) return "reopen";
        if (section.First("lost.reopen") is { } again && !IsHeldFirst(section, again.Start)) return "reopen";
        return section.Has("lost.hold") || (section.Has("not.now") && section.Has("lost.revisit")) || (section.Has("revisit.order") && !section.Has("lost.word")) ? "hold" : null;
    }

    /// <summary>先放放 下个月再捡起来: taken up again only on a day that lies ahead.</summary>
    private static bool IsHeldFirst(Section section, int again) => section.First("lost.hold") is { } hold && hold.Start < again
        && section.Times.Exists(static time => !time.IsVague && time.Tendency is not (TimeTendency.Past or TimeTendency.Present));

    private static void SetReason(FrameDraft draft, Section section)
    {
        var open = section.First("lost.rival.open");
        var rival = open is null || section.Has("lost.rival.is")
            ? LostTo.BehindCustomer(section) ?? ChosenElsewhere.Signed(section) ?? ChosenElsewhere.Picked(section) ?? ChosenElsewhere.Given(section) ?? LostTo.Find(section)
            : null;
        draft.Set("rival", rival);
        var reason = Stated(section);
        if (reason is null && Missing(section) is { Length: > 1 } feature && (rival is not null || open is not null || section.Has("reason.missing_feature") || Nearby.Words("feature.noun").Ends(feature)))
        {
            reason = "missing_feature";
            draft.Set("note", feature);
        }

        else if (reason == "missing_feature" && Missing(section) is { Length: > 1 } lacked)
        {
            draft.Set("note", lacked);
        }

        reason ??= section.Has("outcome.no_answer") ? "no_response" : null;
        draft.Set("reason", reason ?? (rival is not null || open is not null || section.Has("reason.competitor") ? "competitor" : null));
        if (!draft.Has("reason")) draft.Ask("reason");
        if (rival is null && open is not null) draft.Ask("rival");
    }

    /// <summary>The stated cause wins over the fact that a competitor won.</summary>
    private static string? Stated(Section section)
    {
        string? found = null;
        foreach (var hit in section.Cues)
        {
            if (!hit.IsOf("reason") || hit.Is("reason.competitor")) continue;
            if (hit.Is("reason.missing_feature")) return hit.Leaf;
            if (found is null or "need_changed" or "other") found = hit.Leaf;   // 不做了，预算砍了: the more special cause
        }

        return found;
    }

    /// <summary>What was missing: SSO in "cuz of SSO".</summary>
    private static string Missing(Section section)
    {
        if (section.All("lost.because").Select(hit => hit.End).DefaultIfEmpty(0).Max() is not (> 0 and var start)) return "";
        var end = section.Clauses.Where(clause => clause.Start <= start).Select(clause => clause.End).DefaultIfEmpty(section.Span.End).Max();
        return Phrasing.Trim(section.Text.Cut(TextSpan.Between(Math.Min(start, end), end)));
    }

    /// <summary>搬迁要搞到三季度，10月份再联系看看: the time beside the words that take it up again.</summary>
    private static bool IsOfRevisit(Section section, TimeMention time) => section.All("lost.revisit").Any(hit => hit.Start == time.Span.End || time.Span.Start - hit.End is >= 0 and <= 4);

    private static void SetRevisit(FrameDraft draft, Section section)
    {
        foreach (var time in section.Times.OrderByDescending(time => IsOfRevisit(section, time)))
        {
            if (time.IsVague || time.Tendency is TimeTendency.Past or TimeTendency.Present || time.IsJustNow) continue;
            if (!section.Has("lost.revisit") && !section.Has("lost.hold") && !section.Has("revisit.order")) continue;
            var said = time.AsMonthCode() ?? (time.AsDate() is { } day && day > section.Today ? SlotForm.Of(day) : null);
            if (said is null) continue;
            draft.Set("revisit", said);
            return;
        }
    }
}
