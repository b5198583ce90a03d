namespace CrmBot.Language.Reading;

/// <summary>还有 goes on to something else (还有就是...), or asks and tells what there still is (还有没有货, 还有顾虑).</summary>
internal static class MoreWords
{
    private static readonly string[] Still = ["没", "多少", "几", "哪", "什么", "啥", "谁", "顾虑", "疑", "意见", "担心", "点", "些", "机会", "希望", "戏"];

    public static bool IsStill(string lower, int at)
    {
        if (!lower.AsSpan(at).StartsWith("还有")) return false;
        foreach (var word in Still)
        {
            if (lower.AsSpan(at + 2).StartsWith(word)) return at > 0 && Lexicons.WordEdge.IsChinese(lower[at - 1]);
        }

        return false;
    }
}
