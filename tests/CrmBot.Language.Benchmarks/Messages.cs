using System.Globalization;
using System.Text.RegularExpressions;

namespace CrmBot.Language.Benchmarks;

/// <summary>
/// Sentences of many kinds about the customers of a world, from one seed: logs, look-ups, questions, tasks, tickets, talk, both languages.
/// </summary>
internal static partial class Messages
{
    public static readonly string[] Kinds = ["log", "long log", "look-up", "question", "task", "deal", "ticket", "lead", "English", "talk",
        "near name", "long text"];

    private static readonly Dictionary<string, string[]> Forms = new(StringComparer.Ordinal)
    {
        ["log"] = ["刚跟{c}{p}通了电话，要补技术参数，{d}再打", "给{c}打了两次电话都没人接", "{c}{p}微信说预算{n}万，{d}给他报价", "拜访了{c}，他们嫌交期太长"],
        ["long log"] = ["刚跟{c}{p}聊了，参数没问题，金额定{n}万，{d}来签，顺便给他开个发票咨询的单", "上午去{c}见了{p}，产线在扩，想要三套样品，担心交期，答应{d}前给报价，下周再约技术一起过一遍"],
        ["look-up"] = ["{c}", "{c}电话多少", "查一下{c}", "{c}谁在跟", "{c}上次聊了啥"],
        ["question"] = ["{c}签了吗", "这个月转化率多少", "我今天要跟进谁", "哪些客户一个月没联系了", "{p}手上几单"],
        ["task"] = ["{d}下午三点提醒我给{c}回电话", "让小林{d}跟进{c}", "{c}那个提醒推到{d}", "每周一九点提醒我看报表"],
        ["deal"] = ["{c}签了，{n}万，主要是交期快", "{c}金额改成{n}万", "{c}丢了，嫌贵", "{c}到报价阶段了，预计{d}签"],
        ["ticket"] = ["{c}3号机停机了，急，派人上门", "工单{t}关了，换了电源板", "{t}转给小陈", "{c}投诉态度差，要退款"],
        ["lead"] = ["新线索 上海云帆智造 采购经理陈芳 13800008888 展会来的 预算{n}-80万", "新客户 Larkspur Ltd, Ken Ho, 13912345678, referral"],
        ["English"] = ["called {p} at {c}, worried about lead times, demo on Friday 2pm", "remind me to send {c} the quote tomorrow 3pm",
            "what's due today", "pull up {c}", "{c} signed, {n}k, thanks to Lily"],
        ["talk"] = ["好的", "谢谢啦", "今天天气不错", "👍", "你好，在吗", "这事我再想想吧，先不急"],
        ["near name"] = ["刚跟横达聊完，挺顺利", "查一下博元机械", "拜访了新晨科技，想要样品", "called Nortwind about the delay"],
        ["long text"] = ["{c}这边情况比较复杂，技术部说参数没问题但是采购觉得价格偏高想再比比两家，老板下周三从德国回来再定"],
    };

    /// <summary>So many messages of at most 60 characters, all kinds in turn.</summary>
    public static List<string> Of(LargeWorld world, int count) =>
        [.. Enumerable.Range(0, count * 2).Select(i => One(world, i)).Where(text => text.Length <= 60).Take(count)];

    /// <summary>Messages of one kind, of any length.</summary>
    public static List<string> Of(LargeWorld world, string kind, int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => Fill(Forms[kind][random.Next(Forms[kind].Length)], world, random))];
    }

    private static string One(LargeWorld world, int number)
    {
        var random = new Random(number);
        var forms = Forms[Kinds[number % Kinds.Length]];
        return Fill(forms[random.Next(forms.Length)], world, random);
    }

    private static string Fill(string form, LargeWorld world, Random random) => Place().Replace(form, place => place.ValueSpan[1] switch
    {
        'c' => world.Known[random.Next(world.Known.Count)],
        'p' => random.Next(2) == 0 ? "王工" : world.People[random.Next(world.People.Count)],
        'd' => Pick(random, "明天", "下周三", "周五", "4月15号", "三天后", "月底"),
        'n' => random.Next(5, 300).ToString(CultureInfo.InvariantCulture),
        _ => random.Next(1001, 1200).ToString(CultureInfo.InvariantCulture),
    });

    private static string Pick(Random random, params string[] words) => words[random.Next(words.Length)];

    [GeneratedRegex(@"\{[a-z]\}")]
    private static partial Regex Place();
}
