using CrmBot.Language.Linking;
using CrmBot.Language.Reading;
using CrmBot.Language.Spots;
using CrmBot.Language.Text;
using CrmBot.Language.Times;

namespace CrmBot.Language.Intents.Deals;

/// <summary>meridian 120k usd, 60%, end of nov: beside a customer nothing but figures of the deal, two of them or more.</summary>
internal static class BareFigures
{
    private const int Longest = 60;

    public static bool Are(Section section)
    {
        section = WithoutGoLive(section);
        if (section.Customers is not [{ Known: not null } only] || only.Span.Start - section.Span.Start > 12
            || section.LengthWithoutCustomers > Longest || section.Has("contract.noun")
            || section.Times.Exists(static time => time.Until is not null))
        {
            return false;
        }
        var amounts = section.Amounts.Exists(static spot => !spot.Bare);
        var share = section.Words.Contains('%');
        if (!amounts && !share) return false;
        var figures = (amounts ? 1 : 0) + (share ? 1 : 0) + (Close(section) is null ? 0 : 1) + (Stage(section) is null ? 0 : 1);
        return figures > 1 && !Rest(section).Any(char.IsLetterOrDigit);
    }

    /// <summary>Sets what no clause by itself would say.</summary>
    public static bool Fill(Section section, FrameDraft draft)
    {
        section = WithoutGoLive(section);
        if (!draft.Has("close")) draft.Set("close", Close(section) is { } day ? SlotForm.Of(day) : null);
        if (!draft.Has("stage")) draft.Set("stage", Stage(section));
        if (!draft.Has("amt") && section.Amounts.Find(static spot => !spot.Bare) is { Money: not null } spot)
            draft.SetMoney("amt", spot.Money, section.World.Settings.DefaultCurrency);
        return true;
    }

    /// <summary>…, go-live april: no day of signing.</summary>
    private static Section WithoutGoLive(Section section)
    {
        if (section.Clauses.Count < 2 || section.First("lead.need.tail") is not { } live) return section;
        return section.Clauses.FindIndex(clause => clause.Contains(live.Start)) > 0
            ? section.Keeping(section.Clauses.FindAll(clause => !clause.Contains(live.Start))) : section;
    }

    private static DateOnly? Close(Section section)
    {
        foreach (var time in section.Times)
        {
            if (!time.IsVague && !time.IsRecurrence && !time.IsDuration && !time.HasClock && time.Tendency != TimeTendency.Past
                && time.AsDate() is { } day && day >= section.Today)
                return day;
        }

        return null;
    }

    private static string? Stage(Section section)
    {
        foreach (var code in section.Codes)
        {
            if (code.Kind == CodeKind.Stage && code.Code is not ("won" or "lost" or "contract")) return code.Code;
        }

        return null;
    }

    private static string Rest(Section section)
    {
        List<TextSpan> said = [.. section.Customers.Select(mention => Phrasing.Around(section, mention.Span)),
            .. section.Times.Select(static time => time.Span), .. section.Amounts.Select(static spot => spot.Span)];
        said.AddRange(section.CodesOf(CodeKind.Stage).Select(static code => code.Span));
        said.AddRange(ShareSpotter.Find(section.Text).Select(static share => share.Span));
        foreach (var hit in section.Cues)
        {
            if (hit.IsOf("deal") || hit.Is("stage.before") || hit.Is("also") || hit.Is("lead.within")) said.Add(hit.Span);
        }

        return section.Cut(said);
    }
}
