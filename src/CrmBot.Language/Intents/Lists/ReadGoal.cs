using CrmBot.Language.Lexicons;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Lists;

/// <summary>Sets a goal, or asks how far it is reached.</summary>
internal sealed class ReadGoal : IntentReader
{
    public override string Intent => "goal";

    public override IEnumerable<Frame> Read(Section section) =>
        SeveralGoals.In(section, Measure, Target) is { Count: > 1 } parts ? parts.SelectMany(part => Dated(part, section)) : Each(section);

    /// <summary>目标：12月签200万，新线索30条: the day named once holds for both.</summary>
    private IEnumerable<Frame> Dated(Section part, Section whole)
    {
        foreach (var frame in Each(part))
        {
            if (frame.Has("by") || frame.Is("act", "get")) yield return frame;
            else
            {
                var draft = new FrameDraft("goal");
                SetPeriod(draft, whole);
                yield return draft.Text("by") is { } day ? frame.With("by", day) : frame;
            }
        }
    }

    private IEnumerable<Frame> Each(Section section)
    {
        var target = Target(section);
        var asks = section.Has("goal.get") || (target is null && Mood.IsQuestion(section));
        var measure = Measure(section);
        if (IsMoney(section) && (measure is null or "won_count")) measure = "revenue";
        var draft = new FrameDraft(Intent).Set("act", asks ? "get" : null).Set("m", measure);
        if (!draft.Has("m")) draft.Ask("m");
        if (!asks)
        {
            SetPeriod(draft, section);
            if (GoalShares.Of(section, Target) is { Count: > 1 } shares)
            {
                foreach (var (whose, share) in shares) yield return One(draft.Build(), whose, share);
                yield break;
            }

            draft.Set(Frame.Whose, section.Has("goal.each") ? GoalShares.Each : GoalShares.Holder(section));
            if (target is { } value) draft.SetNumber("target", value);
            else draft.Ask("target");
        }

        yield return draft.Build();
    }

    private static void SetPeriod(FrameDraft draft, Section section)
    {
        var period = section.Times.FirstOrDefault(time => !time.IsVague && !time.IsDuration && time.AsDate() is not null);
        if (period is null && section.Has("goal.year")) draft.Set("by", SlotForm.Of(new DateOnly(section.Today.Year, 12, 31)));
        else if (period?.AsDate() is { } day) draft.Set("by", SlotForm.Of(day));
    }

    private static Frame One(Frame common, string whose, decimal target)
    {
        var frame = new FrameDraft("goal").SetNumber("target", target).Set(Frame.Whose, whose).Build();
        foreach (var (slot, value) in common.Slots) frame.Slots[slot] = value?.DeepClone();
        return frame;
    }

    /// <summary>签单目标800万: an amount of money is no number of deals.</summary>
    private static bool IsMoney(Section section) => section.Amounts.Exists(static spot => !spot.Bare);

    /// <summary>The longest word that names a measure; 单 and 签 only where nothing else does.</summary>
    private static string? Measure(Section section)
    {
        CueHit? chosen = null;
        foreach (var hit in section.AllOf("goal.m"))
        {
            if (chosen is not { } best || hit.Length > best.Length || (best.Leaf == "won_count" && best.Length == 1)) chosen = hit;
        }

        return chosen?.Leaf;
    }

    private static decimal? Target(Section section)
    {
        foreach (var share in ShareSpotter.Find(section.Text))
        {
            if (section.Span.Contains(share.Span)) return share.Value;
        }

        // 是80万对吧，改成100万
        var from = section.First("change.word") is { } change && section.Amounts.Exists(spot => spot.Span.Start >= change.End)
            ? change.End : 0;
        foreach (var spot in section.Amounts.OrderBy(static spot => spot.Bare))
        {
            if (spot.Span.Start >= from && spot.Money.Value is { } value && !IsOfTeam(section, spot)) return value;
        }

        return Number(section);
    }

    /// <summary>销售一部本月目标50万: which of the teams it is.</summary>
    private static bool IsOfTeam(Section section, MoneySpot spot) =>
        spot.Bare && spot.Span.End < section.Span.End && section.Lower[spot.Span.End] is '部' or '组' or '队' or '区' or '室';

    /// <summary>A number that counts things: 签20单.</summary>
    private static decimal? Number(Section section)
    {
        for (var at = section.Span.Start; at < section.Span.End; at++)
        {
            if (!WordEdge.IsStart(section.Lower, at) || section.Times.Exists(time => time.Span.Contains(at))) continue;
            if (NumeralReader.Read(section.Lower, at) is { Upper: null, Value: > 0 } number
                && !(number.Script != NumeralScript.Digits && number.Value == 1)) return number.Value;
        }

        return null;
    }
}
