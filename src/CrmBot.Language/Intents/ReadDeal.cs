using CrmBot.Language.Reading;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents;

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
        if (DealFacts.Read(section, draft)) yield return draft.Build();
    }

    private static Frame New(FrameDraft draft, Section section)
    {
        draft.Set("act", "new");
        section = CustomerSlot.WithCommanded(section, "deal.new");
        CustomerSlot.Fill(draft, section, Persons.Contact(section), required: true);
        DealFacts.Read(section, draft);
        if (!draft.Has("amt") && section.Amounts.FirstOrDefault(spot => !spot.Bare) is { Money: not null } spot)
        {
            draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
            draft.Set("per", section.FirstOf("deal.per")?.Leaf);
        }

        if (!draft.Has("close") && section.Times.FirstOrDefault(time => !time.IsVague && !time.IsDuration && !time.IsRecurrence && TimeWords.IsAhead(time, section.Now))?.AsDate() is { } day) draft.Set("close", SlotForm.Of(day));
        return draft.Set("name", Name(draft, section)).Build();
    }

    /// <summary>What is left beside the customer, the values and the words of the command.</summary>
    private static string Name(FrameDraft draft, Section section)
    {
        var words = section.Cues.Where(hit => hit.Is("deal.new") || hit.IsOf("deal.per") || hit.Is("deal.amount") || hit.Is("deal.prob") || (draft.Has("close") && hit.Is("deal.close"))).Select(hit => hit.Span);
        var times = draft.Has("close") ? section.Times.Select(time => time.Span) : [];
        return Phrasing.Trim(section.Cut([.. section.Customers.Select(mention => Phrasing.Around(section, mention.Span)), .. words, .. times, .. section.Amounts.Where(spot => !spot.Bare).Select(spot => spot.Span)]));
    }
}
