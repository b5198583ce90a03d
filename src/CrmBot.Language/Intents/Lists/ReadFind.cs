using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// A list of customers, leads, deals, contracts or tickets. What narrows it stands in the files whose names end in <c>Wanted</c>.
/// </summary>
internal sealed class ReadFind : IntentReader
{
    public override string Intent => "find";

    public override IEnumerable<Frame> Read(Section section) =>
        Counted(section) is { Count: > 1 } counted
            ? counted.Select(clause => One(section, FindNoun.Of(clause))) : [One(section, FindNoun.Of(section))];

    /// <summary>小王手上有几个客户 几个商机: each clause counts records of its own.</summary>
    private static List<Section> Counted(Section section) =>
        [.. section.Clauses.Select(section.Within).Where(CountsRecords).DistinctBy(FindNoun.Of)];

    private static bool CountsRecords(Section clause) =>
        clause.Has("watch.count") && clause.HasAny("find.cust", "find.deal", "find.lead") && Counting.IsAsked(clause);

    private static Frame One(Section section, string of)
    {
        var draft = new FrameDraft("find").Set("of", of);
        SetScope(draft, section, of);
        draft.Set("owner", OwnerWanted.Of(section));
        SilenceWanted.SetUntouched(draft, section, of);
        SetAmount(draft, section);
        draft.Set("stage", StageWanted.Of(section, of)).Set("state", StateWanted.Of(section, of)).Set("rival", RivalWanted.Of(section));
        if (of == "ticket") TicketsWanted.Set(draft, section);
        if (of == "deal") DealsWanted.Set(draft, section);
        SilenceWanted.SetStuck(draft, section, of);
        OwnerWanted.SetOwn(draft, section);
        if (of == "deal") draft.Set(Frame.Bucket, DealsWanted.Bucket(section));
        if (of == "contract" && section.Has("soon.ends")) draft.SetTrue(Frame.Soon);
        DaysWanted.Set(draft, section, of);
        OrderWanted.Set(draft, section, of);
        DealsWanted.SetDropped(draft, section);
        return draft.Build();
    }

    private static void SetScope(FrameDraft draft, Section section, string of)
    {
        draft.Set("region", ListScope.Region(section)).Set("industry", ListScope.Industry(section));
        draft.Set("grade", ListScope.Grade(section)).Set("tier", ListScope.Tier(section));
        draft.Set("src", of == "ticket" ? null : ListScope.Source(section)).SetList("tags", ListScope.Tags(section));
    }

    private static void SetAmount(FrameDraft draft, Section section)
    {
        if (section.Amounts.Find(static spot => !spot.Bare) is { Money: not null } spot)
            draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
    }
}
