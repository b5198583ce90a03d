using CrmBot.Features.Company;
using CrmBot.Features.Reading;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Deals;

/// <summary>What deals are won by: the company's list, and which of it people's own words mean.</summary>
internal sealed class WinFactors(CompanySettings settings)
{
    private const int MostWords = 8, WordLength = 200;

    public IReadOnlyList<CodeWord> All => settings.WinFactors;

    /// <summary>Adds what was said, as said and by code; what is there stays. A smile alone says nothing.</summary>
    public void Put(Deal deal, IEnumerable<string> said)
    {
        var words = said.Select(word => Clip.To(word, WordLength)).Where(word => word.Any(char.IsLetterOrDigit)).ToList();
        deal.Factors = [.. deal.Factors.Concat(words).DistinctBy(FoldedName.Of).Take(MostWords)];
        deal.FactorCodes = [.. deal.FactorCodes.Union(words.SelectMany(CodesOf))];
    }

    /// <summary>周三福赢在价格和交期: told of the deal that was signed last; where none was, nothing is signed by it.</summary>
    public async Task<Reply> TellAsync(Turn turn, FindDeal find, Frame frame, CancellationToken cancellationToken)
    {
        var target = await find.FindAsync(turn, frame, [DealState.Won], cancellationToken);
        if (target.Instead is { } instead) return instead;
        if (target.Deal is not { } deal) return new Reply.Refuse("deal.nothingWon", ("name", target.Customer!.Name));
        Put(deal, frame.Texts("factors"));
        return UpdateDeal.Show(turn, deal);
    }

    /// <summary>The chips that were ticked, and a few words beside them.</summary>
    public void Choose(Deal deal, IEnumerable<string> codes, string? words)
    {
        deal.FactorCodes = [.. deal.FactorCodes.Union(codes.Where(code => All.Any(known => known.Code == code)))];
        if (Clip.Optional(words, WordLength) is { } text) Put(deal, [text]);
    }

    public IEnumerable<string> CodesOf(string said) =>
        All.Where(factor => factor.Words.Append(factor.Code).Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .Select(factor => factor.Code);

    /// <summary>People's own words, and our word for each ticked code that they do not already say.</summary>
    public IEnumerable<string> Words(Deal deal, string locale)
    {
        var said = deal.Factors.SelectMany(CodesOf).ToHashSet(StringComparer.Ordinal);
        return deal.Factors.Concat(
            deal.FactorCodes.Where(code => !said.Contains(code)).Select(code => CompanySettings.Word(All, code, locale)));
    }
}
