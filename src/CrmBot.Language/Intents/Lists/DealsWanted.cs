using CrmBot.Language.Numbers;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Lists;

/// <summary>
/// What the contract has no word for where deals are listed: those put on hold,
/// in one currency, near their day; and what a list cannot be narrowed by.
/// </summary>
internal static class DealsWanted
{
    public static void Set(FrameDraft draft, Section section)
    {
        if (section.Has("deals.held")) draft.Set(Frame.InState, "held");
        if (!draft.Has("amt") && section.First("currency.only") is { } named && CurrencyWords.After(section.Lower, named.Start) is { } mark)
            draft.Set(Frame.Currency, mark.Code);
    }

    /// <summary>没填预计日期的, 过了日子还没签的, 快签的.</summary>
    public static string? Bucket(Section section)
    {
        if (section.Has("deal.undated")) return "undated";
        if (section.Has("deal.late")) return "overdue";
        return section.Has("soon.signs") ? "commit" : null;
    }

    /// <summary>还没填预算的客户: no list is told from another by it, which whoever asks has to hear.</summary>
    public static void SetDropped(FrameDraft draft, Section section)
    {
        if (section.First("find.cannot") is { } hit) draft.Set(Frame.Dropped, section.Text.Cut(hit.Span));
    }
}
