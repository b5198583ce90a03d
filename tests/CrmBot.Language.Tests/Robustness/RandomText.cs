using System.Text;

namespace CrmBot.Language.Tests.Robustness;

/// <summary>
/// Strings of every kind from one seed: words of the trade in any order,
/// arbitrary UTF-16, lone surrogates, direction marks, stacked accents, floods.
/// </summary>
internal static class RandomText
{
    private static readonly string[] Pieces =
    [
        "海川", "博远", "明天科技", "提醒我", "明天", "下周三", "3点", "刚", "跟", "打", "电话", "，", " ", "\n", "“", "”", "「", "」", "改成", "50万", "@阿客", "T-2001",
        "13812345678", "a@b.co",
        "如果", "不要", "别", "没", "吗", "?", "？", "the", "log", "🎉", "é", "要", "嫌", "周五前", "刘洋", "李总", "：", "->", "签了", "丢了", "工单", "关了", "转给",
        "分给", "删除", "满意度", "日报",
        "标签", "公海", "合并", "撤销", "为啥", "每周一", "从", "到", "以上", "-", "/", ".", "1", "2026", "十", "二", "百", "号", "年", "月", "remind me", "won",
        "lost", "close", "by Friday", "to", "and", "not",
    ];

    private const string Marks =
        "\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069\ufeff\u0000\u0007\u001b\u0085\u2028\u2029\ufe0f\u00ad";

    public static string Of(int seed, int longest)
    {
        var random = new Random(seed);
        var length = Length(random, longest);
        var text = new StringBuilder(length + 16);
        var kind = random.Next(6);
        var flood = Pieces[random.Next(Pieces.Length)];
        while (text.Length < length) Append(text, kind == 5 ? random.Next(5) : kind, flood, random);
        return text.ToString(0, length);
    }

    private static int Length(Random random, int longest) => random.Next(1000) switch
    {
        < 900 => random.Next(1, 80),
        < 998 => random.Next(80, 600),
        _ => random.Next(600, longest),
    };

    private static void Append(StringBuilder text, int kind, string flood, Random random)
    {
        switch (kind)
        {
            case 0:
                text.Append(Pieces[random.Next(Pieces.Length)]);
                break;
            case 1:
                text.Append((char)random.Next(0x10000));    // any code unit, lone surrogates too
                break;
            case 2:
                text.Append((char)random.Next(0x4E00, 0xA000));
                break;
            case 3:
                text.Append(Pieces[random.Next(Pieces.Length)]).Append(Marks[random.Next(Marks.Length)])
                    .Append((char)random.Next(0x300, 0x370));
                break;
            default:
                text.Append(flood);
                break;
        }
    }
}
