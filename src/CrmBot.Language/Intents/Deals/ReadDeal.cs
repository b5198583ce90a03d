using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>Facts about an open deal, or a new deal.</summary>
internal sealed class ReadDeal : IntentReader
{
    public override string Intent => "deal_upd";

    public override IEnumerable<Frame> Read(Section section)
    {
        var draft = new FrameDraft(Intent);
        if (section.Has("deal.new"))
        {
            yield return New(draft, section);
            yield break;
        }

        section = CustomerSlot.WithCommanded(section, "quote.word", "deal.yes", "deal.move");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        if (section.First("deal.called") is { } called) draft.Set("name", Renamed(section, called.End));
        if (section.First("deal.name") is { } named) draft.Set("name", Renamed(section, named.End));
        var read = DealFacts.Read(section, draft);
        if (draft.Text("rival") is { } rival && draft.Is("cust", rival))   // 他们在跟霍尼韦尔谈，价格比我们低一成: whom they talk to is no customer
        {
            (draft, section) = (new FrameDraft(Intent),
                section with { Customers = section.Customers.FindAll(mention => mention.Written != rival) });
            CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
            read = DealFacts.Read(section, draft);
        }

        if (!read && MendedAmount.Of(section) is { } mended)
            read = draft.SetMoney("amt", mended, section.World.Settings.DefaultCurrency).Has("amt");
        if (BareFigures.Are(section)) read |= BareFigures.Fill(section, draft);
        if (read || draft.Has("name")) yield return draft.Build();
    }

    /// <summary>商机改名叫官网改版: what stands behind, up to the end of its clause; 改名 官网改版 up to the end of the next.</summary>
    private static string? Renamed(Section section, int at)
    {
        foreach (var clause in section.Clauses)
        {
            if (clause.End > at && Phrasing.Trim(section.Text.Cut(TextSpan.Between(Math.Max(at, clause.Start), clause.End)))
                .Trim('叫', '为', '成') is { Length: > 1 } name)
                return name;
        }

        return null;
    }

    private static Frame New(FrameDraft draft, Section section)
    {
        draft.Set("act", "new");
        section = CustomerSlot.WithCommanded(section, "deal.new");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        DealFacts.Read(section, draft);
        var chance = ShareSpotter.Find(section.Text)
            .FirstOrDefault(share => section.Span.Contains(share.Span) && share.Value is > 0 and <= 1);
        // …, 60k, 50%
        if (!draft.Has("prob") && chance.Value > 0 && section.Lower[chance.Span.End - 1] == '%'
            && !DealClause.IsDiscount(section, chance.Span.End)) draft.SetNumber("prob", chance.Value);
        if (!draft.Has("amt") && section.Amounts.FirstOrDefault(spot => !spot.Bare) is { Money: not null } spot)
        {
            draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
            draft.Set("per", section.FirstOf("deal.per")?.Leaf);
        }

        if (!draft.Has("amt") && Counted(section) is { } counted)
            draft.SetMoney("amt", Numbers.Money.Of(counted.Value, null), section.World.Settings.DefaultCurrency).Set(Frame.Plain, true);
        if (!draft.Has("close") && section.Times.FirstOrDefault(time => !time.IsVague && !time.IsDuration && !time.IsRecurrence
            && TimeWords.IsAhead(time, section.Now) && !NewDealName.HoldsTime(section, time))?.AsDate() is { } day)
        {
            draft.Set("close", SlotForm.Of(day));
        }
        if (!draft.Has("close") && section.Times.Find(static time => time.IsPeriod) is { } period
            && !NewDealName.HoldsTime(section, period) && period.AsPeriod(TimeView.Ahead)?.To is { } last && last >= section.Today)
            draft.Set("close", SlotForm.Of(last));   // …, 80k, q4
        return draft.Set("name", NewDealName.Plain(Name(draft, section))).Build();
    }

    private static IEnumerable<TextSpan> Plain(FrameDraft draft, Section section) =>
        draft.Has(Frame.Plain) && Counted(section) is { } counted ? [counted.Clause] : [];

    /// <summary>新建商机 产线改造 120个: a number that is a clause by itself, in the unit sums are spoken of.</summary>
    private static (TextSpan Clause, decimal Value)? Counted(Section section)
    {
        foreach (var clause in section.Clauses)
        {
            if (Numbers.NumeralReader.Read(section.Lower, clause.Start) is { IsPlain: true, Value: >= LeastCounted and < 10_000 } number
                && IsCounted(section, number.Span.End, clause.End)) return (clause, number.Value);
        }

        return null;
    }

    private const int LeastCounted = 5;

    private static bool IsCounted(Section section, int from, int end) => end == from || (end == from + 1 && section.Lower[from] == '个');

    /// <summary>What is left beside the customer, the values and the words of the command.</summary>
    private static string Name(FrameDraft draft, Section section)
    {
        var words = section.Cues.Where(hit => hit.Is("deal.new") || hit.IsOf("deal.per") || hit.Is("deal.amount") || hit.Is("deal.prob")
            || hit.Is("polite.ask") || (hit.Is("then.so") && hit.Start == section.Span.Start)
            || (draft.Has("stage") && hit.Is("deal.stage.tail"))
            || (draft.Has("close") && hit.Is("deal.close"))).Select(hit => NewDealName.WithAgain(section, hit));
        var times = draft.Has("close")
            ? section.Times.Where(time => !NewDealName.HoldsTime(section, time)).Select(time => time.Span) : [];
        var chances = draft.Has("prob")
            ? ShareSpotter.Find(section.Text).Where(share => section.Span.Contains(share.Span)).Select(static share => share.Span) : [];
        var stages = draft.Has("stage") ? section.CodesOf(Linking.CodeKind.Stage).Select(code => code.Span) : [];
        return Phrasing.Trim(section.Cut([.. stages, .. chances,
            .. section.Customers.Select(mention => NewDealName.Under(section, mention.Span)), .. words, .. times,
            .. section.Amounts.Where(spot => !spot.Bare).Select(spot => spot.Span), .. Plain(draft, section)])).TrimStart('叫', '：', ':')
                .Trim(' ', ',', '，', '吧', '啊', '呗');
    }
}
