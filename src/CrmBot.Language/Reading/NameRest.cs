using CrmBot.Language.Lexicons;

namespace CrmBot.Language.Reading;

/// <summary>What may stand beside a name without adding anything to it.</summary>
internal static class NameRest
{
    /// <summary>Whatever is longer says something.</summary>
    public const int Longest = 24;

    private static readonly Nearby Nothing = Nearby.Words("name.rest");

    public static bool IsEmpty(string rest) => Nothing.Is(rest) || rest.All(static c => !char.IsLetterOrDigit(c));
}
