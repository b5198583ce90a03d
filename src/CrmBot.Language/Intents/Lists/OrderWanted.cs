using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>How a list is put out: by what it is grouped and ordered, how much of it, as a file, or only its number.</summary>
internal static class OrderWanted
{
    private static readonly string[] Axes = ["reason", "stage", "owner", "grade", "src", "region", "industry", "tier"];

    public static void Set(FrameDraft draft, Section section, string of)
    {
        draft.Set("group", IsByOwner(draft, section) ? "owner" : Axis(section, of));
        if (section.Has("find.most") && Most(section) is { } most) draft.SetNumber("n", most);
        if (of == "deal" && section.HasAny("find.biggest", "biggest.deal", "by.value") && !section.Has("won.word")) SetByAmount(draft, section);
        if (section.Has("list.export")) draft.SetTrue(Frame.Export);
        if (IsCounted(section) || section.Has("backlog")) draft.Set("as", "count");
    }

    /// <summary>金额最大的是哪个: the first of them alone.</summary>
    private static void SetByAmount(FrameDraft draft, Section section)
    {
        draft.Set(Frame.Order, "amount");
        if (!draft.Has("n") && section.Has("biggest.deal") && !section.Has("which.ones")) draft.SetNumber("n", 1);
    }

    /// <summary>谁手上单子最多; whose customers are fading.</summary>
    private static bool IsByOwner(FrameDraft draft, Section section) => section.Has("deals.most")
        || (draft.Has(Frame.Fading) && section.HasAny("report.who", "watch.by.owner"));

    /// <summary>按阶段, by region.</summary>
    private static string? Axis(Section section, string of)
    {
        if (!section.Has("group.by")) return null;
        foreach (var axis in Axes)
        {
            if ((axis != "tier" || of == "cust") && section.Has("axis." + axis)) return axis;
        }

        return null;
    }

    /// <summary>最大的5个, top 10.</summary>
    private static int? Most(Section section) => Counting.Of(section, "count.times") ?? Counting.Of(section, "pool.unit")
        ?? Counting.Behind(section, "find.most") ?? Counting.Of(section, "find.biggest");

    /// <summary>有几个, how many; not where the question is what one is worth, which they are, or wants a few.</summary>
    private static bool IsCounted(Section section) =>
        Counting.IsAsked(section) && !section.HasAny("that.deal.worth", "find.some", "share.tickets", "which.ones");
}
