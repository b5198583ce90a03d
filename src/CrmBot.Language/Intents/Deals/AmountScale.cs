using CrmBot.Language.Numbers;

namespace CrmBot.Language.Intents.Deals;

/// <summary>"no, 55 not 50" about 50k: a plain small number is said in the unit of the amount it puts right.</summary>
internal static class AmountScale
{
    private const int MostPlain = 1000;
    private const double MostApart = 10;

    private static readonly decimal[] Units = [1, 1_000, 10_000, 1_000_000];

    public static Money Of(Money said, decimal? old)
    {
        if (said.Value is not ( > 0 and < MostPlain and var plain) || old is not ( > 0 and var before)) return said;
        var nearest = Units.MinBy(unit => Apart(plain * unit, before));
        return nearest == 1 || Apart(plain * nearest, before) > Math.Log(MostApart) ? said : said with { Value = plain * nearest };
    }

    private static double Apart(decimal one, decimal other) => Math.Abs(Math.Log((double)(one / other)));
}
