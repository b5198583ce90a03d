namespace CrmBot.Features.Demo;

/// <summary>Plausible company names by number, each different: 华瑞通科技, 嘉禾达机电, …</summary>
internal static class CrowdNames
{
    private const string First = "华嘉瑞鼎恒泰盛宏永金银玉海江河山林丰裕康宁安平顺利德信义诚达通联合众汇聚星辰";
    private const string Second = "瑞禾泰源隆昌兴旺发展腾飞翔宇航远景程鹏博雅文翰墨青云霖霞岚岳峰岭川泽润沐晨曦";
    private const string Third = "通达创新科美嘉利华诺维拓思睿智慧";
    private static readonly string[] Trades = ["科技", "机电", "贸易", "食品", "实业", "纺织", "建材", "物流"];

    /// <summary>Different for every number below <c>39 × 39 × 16 × 8</c>, about 190,000.</summary>
    public static string Of(int number)
    {
        var (rest, trade) = Math.DivRem(number, Trades.Length);
        (rest, var third) = Math.DivRem(rest, Third.Length);
        (rest, var second) = Math.DivRem(rest, Second.Length);
        var round = rest / First.Length;
        return $"{First[rest % First.Length]}{Second[second]}{Third[third]}{Trades[trade]}{(round == 0 ? "" : (round + 1).ToString(System.Globalization.CultureInfo.InvariantCulture))}";
    }
}
