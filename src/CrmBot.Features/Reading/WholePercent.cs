using System.Globalization;

namespace CrmBot.Features.Reading;

/// <summary>A share of all in whole percent, as people say it: some are never 0 %, and not quite all never 100 %.</summary>
internal static class WholePercent
{
    public static string Of(int count, int total)
    {
        if (total == 0) return "0%";
        var rounded = (int)Math.Round(100.0 * count / total);
        return rounded switch
        {
            0 when count > 0 => "<1%",
            100 when count < total => ">99%",
            _ => string.Create(CultureInfo.InvariantCulture, $"{rounded}%"),
        };
    }
}
