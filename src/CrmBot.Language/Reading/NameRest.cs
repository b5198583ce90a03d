namespace CrmBot.Language.Reading;

/// <summary>What may stand beside a name without adding anything to it.</summary>
internal static class NameRest
{
    /// <summary>Whatever is longer says something.</summary>
    public const int Longest = 24;

    private static readonly HashSet<string> Nothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "的", "了", "客户", "这家", "那家", "公司", "呢", "啊", "吧", "这个客户", "那个", "pls", "please", "the", "account",
    };

    public static bool IsEmpty(string rest) => Nothing.Contains(rest) || rest.All(static c => !char.IsLetterOrDigit(c));
}
