using CrmBot.Language.Lexicons;
using CrmBot.Language.Reading;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>A deal is lost, put on hold, or taken up again.</summary>
internal sealed class ReadLost : IntentReader
{
    private const string MissingFeature = "missing_feature";

    public override string Intent => "lost";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        var act = Act(section);
        draft.Set("act", act).Set(Frame.BackTo, WonInError.BackTo(section));
        if (section.Utterance.ReplyTo?.Customer is null)
            section = CustomerSlot.WithCommanded(section, "lost.word", "lost.hold", "lost.rival", "lost.reopen");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (act is null) SetReason(draft, section);
        if (act != "reopen") SetRevisit(draft, section);
        yield return draft.Build();
    }

    private static string? Act(Section section)
    {
        if (section.Has("won.undone")) return "reopen";
        if (section.First("lost.reopen") is { } again && !IsHeldFirst(section, again.Start)) return "reopen";
        return IsPutOff(section) ? "hold" : null;
    }

    /// <summary>先放放; not now, check back in May; 10月再联系 of a deal that is not lost.</summary>
    private static bool IsPutOff(Section section) => section.Has("lost.hold") || (section.Has("not.now") && section.Has("lost.revisit"))
        || (section.Has("revisit.order") && !section.Has("lost.word") && !IsOff(section));

    /// <summary>Tundra is off, no budget: all that is said of the customer before why.</summary>
    public static bool IsOff(Section section)
    {
        if (section.Customers is not [{ Known: not null } only, ..] || section.Clauses.Count < 2) return false;
        var clause = section.ClauseAt(only.Span.Start);
        return Off.Is(section.Lower.AsSpan(only.Span.End, Math.Max(0, clause.End - only.Span.End)));
    }

    private static readonly Nearby Off = Nearby.Words("lost.off");

    /// <summary>先放放 下个月再捡起来: taken up again only on a day that lies ahead.</summary>
    private static bool IsHeldFirst(Section section, int again) => section.First("lost.hold") is { } hold && hold.Start < again
        && section.Times.Exists(static time => !time.IsVague && time.Tendency is not (TimeTendency.Past or TimeTendency.Present));

    private static void SetReason(FrameDraft draft, Section section)
    {
        var isToSomebody = section.Has("lost.rival.open");
        var rival = !isToSomebody || section.Has("lost.rival.is") ? Rival(section) : null;
        draft.Set("rival", rival);
        var isToRival = rival is not null || isToSomebody;
        draft.Set("reason", Cause(draft, section, isToRival) ?? (isToRival || section.Has("reason.competitor") ? "competitor" : null));
        if (!draft.Has("reason")) draft.Ask("reason");
        if (rival is null && isToSomebody) draft.Ask("rival");
    }

    private static string? Rival(Section section) =>
        LostTo.BehindCustomer(section) ?? ChosenElsewhere.Signed(section) ?? ChosenElsewhere.Picked(section)
        ?? ChosenElsewhere.Given(section) ?? LostTo.Find(section);

    /// <summary>The stated cause; what was missing, which is noted; or that nobody answered.</summary>
    private static string? Cause(FrameDraft draft, Section section, bool isToRival)
    {
        var stated = Stated(section);
        if (stated is null or MissingFeature && Missing(section) is { Length: > 1 } feature
            && (stated is not null || IsFeature(section, feature, isToRival)))
        {
            draft.Set("note", feature);
            return MissingFeature;
        }

        return stated ?? (section.Has("outcome.no_answer") ? "no_response" : null);
    }

    /// <summary>Oakline went w/ Vega cuz of SSO: what stands behind the word for why is something we lack.</summary>
    private static bool IsFeature(Section section, string feature, bool isToRival) =>
        isToRival || section.Has("reason.missing_feature") || Nearby.Words("feature.noun").Ends(feature);

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
        var end = section.Clauses.Where(clause => clause.Start <= start).Select(clause => clause.End).DefaultIfEmpty(section.Span.End)
            .Max();
        return Phrasing.Trim(section.Text.Cut(TextSpan.Between(Math.Min(start, end), end)));
    }

    /// <summary>搬迁要搞到三季度，10月份再联系看看: the time beside the words that take it up again.</summary>
    private static bool IsOfRevisit(Section section, TimeMention time) =>
        section.All("lost.revisit").Any(hit => hit.Start == time.Span.End || time.Span.Start - hit.End is >= 0 and <= 4);

    private static void SetRevisit(FrameDraft draft, Section section)
    {
        if (!section.Has("lost.revisit") && !section.Has("lost.hold") && !section.Has("revisit.order")) return;
        foreach (var time in section.Times.OrderByDescending(time => IsOfRevisit(section, time)))
        {
            if (!MayLieAhead(time) || DayAhead(section, time) is not { } said) continue;
            draft.Set("revisit", said);
            return;
        }
    }

    private static bool MayLieAhead(TimeMention time) =>
        !time.IsVague && time.Tendency is not (TimeTendency.Past or TimeTendency.Present) && !time.IsJustNow;

    private static string? DayAhead(Section section, TimeMention time) =>
        time.AsMonthCode() ?? (time.AsDate() is { } day && day > section.Today ? SlotForm.Of(day) : null);
}
