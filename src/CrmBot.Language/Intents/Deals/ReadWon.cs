using System.Text.Json.Nodes;
using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>The customer has signed.</summary>
internal sealed class ReadWon : IntentReader
{
    private static readonly string[] Kinds = ["renewal", "first", "upsell"];

    public override string Intent => "won";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        section = CustomerSlot.WithCommanded(section, "won.word");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        var spot = Amount(section);
        var amount = spot?.Money;
        if (spot is { Bare: true }) draft.Set(Frame.Plain, true);
        draft.Set(Frame.Per, spot is { } sum ? Per(section, sum) : null);
        draft.SetMoney("amt", amount, section.World.Settings.DefaultCurrency).Set("at", SlotForm.Of(Day(section)));
        draft.Set("kind", Array.Find(Kinds, kind => section.Has("won." + kind) && !(kind is "renewal" && section.Has("won.later"))));
        draft.Set("term", Term(section)?.AsDuration() ?? (draft.Is("kind", "renewal") && section.Has("deal.per.year") ? "P1Y" : null));
        draft.Set("parts", Parts(section, amount));
        new WonStory(section, draft).Read();
        if (WonInError.TellsFactors(section) && draft.Has("factors")) draft.SetTrue(Frame.WonBefore);
        if (!draft.Has("amt")) draft.Ask("amt");
        if (!draft.Has("factors")) draft.Ask("factors");
        yield return draft.Build();
    }

    /// <summary>The sum where one is named, else the first amount.</summary>
    private static MoneySpot? Amount(Section section)
    {
        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare && section.Cues.Exists(hit => hit.Is("won.total") && spot.Span.Start - hit.End is >= 0 and <= 1)) return spot;
        }

        foreach (var spot in section.Amounts)
        {
            if (!spot.Bare) return spot;
        }

        return section.Amounts.Find(
            spot => spot.Bare && spot.Money.Value >= LeastBare && (section.Clauses.Contains(spot.Span) || ClosesSigned(section, spot)));
    }

    /// <summary>签了个小单 8000, 成交了！40: a number that is a clause by itself.</summary>
    private const int LeastBare = 5;

    /// <summary>拿下了40: right behind the word, and nothing more in its clause.</summary>
    private static bool ClosesSigned(Section section, MoneySpot spot)
    {
        var at = spot.Span.Start;
        while (at > section.Span.Start && section.Lower[at - 1] is ' ' or '了') at--;
        return (spot.Span.End >= section.Span.End || section.Lower[spot.Span.End] is ' ' or ',' or '，' or '。' or '!' or '！')
            && section.Cues.Exists(hit => hit.Is("won.word") && (hit.End == at || hit.End == spot.Span.Start));
    }

    /// <summary>The first day said that is not ahead.</summary>
    private static DateOnly Day(Section section)
    {
        foreach (var time in section.Times)
        {
            if (time.IsDuration || time.IsDeadline || time.Tendency == TimeTendency.Ahead || time.Mark != TimeMark.None
                || section.Cues.Exists(hit => hit.Is("contract.start") && hit.Start - time.Span.End is >= 0 and <= 1))
            {
                continue;
            }
            if (time.Tendency == TimeTendency.Open && IsOfWhatFollows(section, time)) continue;
            if (time.AsPastDate() is { } day && day <= section.Today) return day;
        }

        return section.Today;
    }

    /// <summary>签了，周五发货: a weekday in a later clause that says something else is not the day it was signed.</summary>
    private static bool IsOfWhatFollows(Section section, TimeMention time)
    {
        if (section.First("won.word") is not { } signed) return false;
        var clause = section.Clauses.Find(found => found.Contains(time.Span));
        return clause.Start > signed.Start && !section.Within(clause).Has("won.word")
            && section.Within(clause).Cut([time.Span,
                .. section.Amounts.Where(spot => clause.Contains(spot.Span)).Select(static spot => spot.Span)])
                    .Count(char.IsLetter) >= LeastOther;
    }

    private const int LeastOther = 2;

    /// <summary>等了半年 总算签了: how long it took.</summary>
    private static bool IsSpent(Section section, TimeMention time) =>
        section.Cues.Exists(hit => hit.Is("time.spent") && hit.End <= time.Span.Start && time.Span.Start - hit.End <= 1);

    /// <summary>每月3万, 5k a month: the sum stands beside how often it is paid. A year's sum is what a year brings anyway.</summary>
    private static string? Per(Section section, MoneySpot sum)
    {
        foreach (var per in section.AllOf("deal.per"))
        {
            var between = per.Start >= sum.Core.Start ? per.Start - sum.Span.End : sum.Span.Start - per.End;
            if (per.Leaf != "year" && between <= MostBetween) return per.Leaf;
        }

        return null;
    }

    private const int MostBetween = 2;

    /// <summary>3万一个月 签一年: how long it is signed for, rather than what a sum is for; a sum a month says nothing of how long.</summary>
    private static TimeMention? Term(Section section)
    {
        var terms = section.Times.FindAll(time => IsTerm(time) && !IsSpent(section, time));
        return terms.Find(time => IsSignedFor(section, time)) ?? terms.FindLast(time => !IsRate(section, time))
            ?? terms.Find(time => time.AsDuration() != "P1M");
    }

    private static bool IsSignedFor(Section section, TimeMention time) =>
        section.Before(time.Span.Start).TrimEnd('了') is [.., '签'] && !section.Amounts.Exists(spot => spot.Span.Start == time.Span.End);

    /// <summary>一年50万, 三年: how often it is paid, not how long it runs.</summary>
    private static bool IsRate(Section section, TimeMention time)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("deal.per") && hit.Span.Overlaps(time.Span)) return true;
        }

        return false;
    }

    /// <summary>分三期343 splits 3:4:3, 分四期平均 evenly; the last part takes the rest.</summary>
    private static JsonArray? Parts(Section section, Money? amount)
    {
        return amount?.Value is { } whole && (Installments.Shares(section) ?? Installments.ByTen(section)
            ?? Installments.Find(section)) is { } shares ? Installments.Split(whole, shares) : null;
    }

    /// <summary>两年; 24小时响应 is no term.</summary>
    private static bool IsTerm(Times.TimeMention time) => time is { IsDuration: true, Amount: not { IsElapsed: true } };
}
