using CrmBot.Features.Knowledge.Scripts;

namespace CrmBot.Features.Leads.FirstContact;

/// <param name="Why">Part of a key of the word files: <c>topic</c> (what they ask is about it),
/// <c>returning</c> (a known customer), <c>grade</c> (fits how good the lead is).</param>
internal sealed record ChosenScript(ShippedScript Script, string Why);

/// <summary>
/// The library of talk scripts (<c>talk-scripts.json</c>), and which two fit a lead: first by what the customer's words are about, in the
/// order of the list of topics, then what one says to a known customer, then the opening for leads of its grade. No grade counts as B.
/// </summary>
internal sealed class TalkScripts
{
    private const string Opening = "first_contact", Next = "solution", Returning = "returning";

    /// <summary>What customers write when they ask about it.</summary>
    private static readonly (string Topic, string[] Words)[] Topics =
    [
        ("price", ["价格", "报价", "多少钱", "费用", "预算", "便宜", "优惠", "折扣", "price", "quote", "cost", "how much", "budget", "discount", "pricing"]),
        ("delivery", ["交期", "货期", "多久", "什么时候能", "现货", "库存", "发货", "急", "lead time", "delivery", "in stock", "how soon", "ship", "urgent"]),
        ("competitor", ["对比", "比较", "别家", "其他家", "竞品", "替换", "替代", "现在用的", "compare", "competitor", "alternative", "replace", "versus",
            "switch from"]),
        ("trial", ["试用", "演示", "样品", "样机", "寄样", "打样", "试点", "案例", "trial", "demo", "sample", "pilot", "reference", "case stud"]),
        ("spec", ["参数", "规格", "型号", "精度", "尺寸", "接口", "选型", "资料", "样本", "spec", "datasheet", "dimension", "accuracy", "model", "interface",
            "compatib"]),
        ("solution", ["方案", "改造", "定制", "集成", "产线", "项目", "系统", "solution", "retrofit", "custom", "integrat", "rollout", "project"]),
    ];

    public IReadOnlyList<ShippedScript> All { get; } = ShippedScript.Read("talk-scripts.json");

    /// <summary>Two, the better one first, each with the reason.</summary>
    /// <param name="isKnown">The customer has been with us before.</param>
    public IReadOnlyList<ChosenScript> Choose(Lead lead, bool isKnown)
    {
        var grade = lead.Grade ?? "B";
        var said = $"{lead.Need} {lead.Product}";
        List<ChosenScript> chosen =
            [.. Topics.Where(topic => Array.Exists(topic.Words, word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
                .Take(2).Select(topic => new ChosenScript(Find(topic.Topic, grade), "topic"))];
        if (chosen.Count < 2 && isKnown) chosen.Add(new(Find(Returning, grade), "returning"));
        foreach (var topic in (string[])[Opening, Next])
            if (chosen.Count < 2 && chosen.TrueForAll(one => one.Script.Topic != topic)) chosen.Add(new(Find(topic, grade), "grade"));
        return chosen;
    }

    private ShippedScript Find(string topic, string grade) => All.First(script => script.Topic == topic && script.Grade == grade);
}
