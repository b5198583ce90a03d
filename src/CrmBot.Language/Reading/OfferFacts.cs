namespace CrmBot.Language.Reading;

/// <summary>What is given away, and whether it is given to a group of customers or to one of them.</summary>
internal static class OfferFacts
{
    public static readonly Dictionary<string, Func<Section, bool>> All = new(StringComparer.Ordinal)
    {
        ["coupon"] = static section => Coupons.Find(section) is not null,
        ["gives.group"] = GivesGroup,
        ["gives.one"] = GivesOne,
        ["group.wants"] = GroupWants,
        ["gives.first"] = static section => section.Cues.Exists(hit => hit.Is("campaign.give") && hit.Start == section.Span.Start
            && section.Lower.AsSpan(hit.End).TrimStart() is not ['我', ..] and not ['m', 'e', ' ', ..]),
    };

    /// <summary>send all customers ..., 给新客户发..., 新客户发...: the order begins with who gets it.</summary>
    private static bool GivesGroup(Section section)
    {
        if (section.AllOf("campaign.seg").OrderByDescending(static hit => hit.Length).FirstOrDefault() is not { Length: > 0 } group)
            return false;
        return char.IsAscii(section.Lower[group.Start])
            ? VerbUpTo(section, group.Start) > 0
            : VerbUpTo(section, group.Start) >= 0 && VerbAt(section, group.End);
    }

    /// <summary>给恒达发个8折券, give Tundra 15% off: nothing has happened yet.</summary>
    private static bool GivesOne(Section section)
    {
        if (section.Customers is not [{ } customer, ..]) return false;
        return VerbUpTo(section, customer.Span.Start) > 0
            || (customer.Span.Start == section.Span.Start && VerbAt(section, customer.Span.End));
    }

    /// <summary>大客户都要8折, new customers want a discount: what they would like is no order to give it.</summary>
    private static bool GroupWants(Section section) => section.AllOf("campaign.seg").Any(group =>
    {
        var at = group.End;
        while (at < section.Span.End && section.Lower[at] is ' ' or '都' or '也' or '全') at++;
        return section.Cues.Exists(hit => hit.Start == at && (hit.Is("need") || hit.Is("objection")));
    });

    /// <summary>
    /// How long the one word before a place is that says something is given; 0 when nothing stands there, -1 when anything else does.
    /// </summary>
    private static int VerbUpTo(Section section, int at)
    {
        var before = section.Words[..(at - section.Span.Start)].TrimEnd().Length;
        if (before == 0) return 0;
        return section.Cues.Exists(hit => hit.Is("campaign.give") && hit.Start == section.Span.Start && hit.Length == before) ? before : -1;
    }

    /// <summary>发个, 送一张; not 发来, 发了, 发货.</summary>
    private static bool VerbAt(Section section, int at)
    {
        while (at < section.Span.End && section.Lower[at] is ' ' or '，' or ',' or '都' or '每' or '人') at++;
        return section.Cues.Exists(hit => hit.Start == at && hit.Is("campaign.give")
            && (hit.End >= section.Span.End || !"来了过货展票现到出".Contains(section.Lower[hit.End], StringComparison.Ordinal)));
    }
}
