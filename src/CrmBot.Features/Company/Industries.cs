namespace CrmBot.Features.Company;

/// <summary>
/// Industries are typed by people, in the language they work in: 餐饮 and catering are one. What is not in this list is what was typed.
/// </summary>
internal static class Industries
{
    // Chinese and English name first, then what else it is called.
    private static readonly string[][] Known =
    [
        ["餐饮", "Catering", "餐饮业", "餐饮行业", "餐饮服务", "restaurant", "restaurants", "food service"],
        ["食品", "Food", "食品业", "食品行业", "食品饮料", "food and beverage", "food & beverage", "f&b"],
        ["零售", "Retail", "零售业", "零售行业", "retailing"],
        ["制造", "Manufacturing", "制造业", "生产制造"],
        ["机械", "Machinery", "机械制造", "机械行业", "machine building"],
        ["电子", "Electronics", "电子行业", "电子制造"],
        ["汽配", "Auto parts", "汽车零部件", "汽车配件", "automotive parts"],
        ["汽车", "Automotive", "汽车行业", "汽车制造", "car industry"],
        ["化工", "Chemicals", "化工行业", "chemical", "chemical industry"],
        ["医药", "Pharma", "制药", "医药行业", "pharmaceutical", "pharmaceuticals"],
        ["医疗", "Healthcare", "医疗行业", "医疗健康", "health care", "medical"],
        ["生物科技", "Biotech", "生物技术", "biotechnology"],
        ["软件", "Software", "软件行业", "软件业"],
        ["互联网", "Internet", "互联网行业"],
        ["金融", "Finance", "金融业", "金融行业", "financial services"],
        ["保险", "Insurance", "保险业", "保险行业"],
        ["银行", "Banking", "银行业", "bank"],
        ["能源", "Energy", "能源行业"],
        ["物流", "Logistics", "物流业", "物流行业"],
        ["酒店", "Hotels", "酒店业", "酒店行业", "hotel", "hospitality"],
        ["教育", "Education", "教育行业", "教育培训"],
        ["建材", "Building materials", "建材行业", "building material"],
        ["建筑", "Construction", "建筑业", "建筑行业"],
        ["房地产", "Real estate", "地产", "房地产业"],
        ["纺织", "Textiles", "纺织业", "纺织行业", "textile"],
        ["服装", "Apparel", "服装业", "服装行业", "clothing", "garments"],
        ["农业", "Agriculture", "农业行业", "farming"],
        ["贸易", "Trading", "贸易行业", "trade"],
        ["包装", "Packaging", "包装行业"],
        ["印刷", "Printing", "印刷业", "印刷行业"],
        ["电信", "Telecom", "通信", "电信行业", "telecommunications"],
        ["旅游", "Travel", "旅游业", "旅游行业", "tourism"],
    ];

    private static readonly Dictionary<string, string[]> ByName =
        Known.SelectMany(names => names.Select(name => (name, names)))
            .ToDictionary(pair => pair.name, pair => pair.names, StringComparer.OrdinalIgnoreCase);

    /// <summary>What customers of it are counted under, however it was typed.</summary>
    public static string? Key(string? typed) => Names(typed) is [var first, ..] ? first : typed;

    /// <summary>As the reader calls it; empty for none.</summary>
    public static string Word(string? typed, string locale) =>
        Names(typed) is [var chinese, var english, ..]
            ? (locale.StartsWith("zh", StringComparison.Ordinal) ? chinese : english)
            : typed ?? "";

    /// <summary>All it may be stored as.</summary>
    public static IReadOnlyList<string> Spellings(string typed) =>
        Names(typed) is { } names ? [.. names.SelectMany(name => new[] { name, name.ToLowerInvariant(), Capital(name) }).Append(typed)
            .Distinct(StringComparer.Ordinal)] : [typed];

    private static string[]? Names(string? typed) => typed is not null && ByName.TryGetValue(typed.Trim(), out var names) ? names : null;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
