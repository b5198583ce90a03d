using CrmBot.Cards;

namespace CrmBot.Runtime.Cards;

/// <summary>The words for what the language contract says must be asked.</summary>
internal static class Questions
{
    public static string Question(this CardLibrary library, string locale, string ask) =>
        library.Words(locale, library.HasWords($"ask.{ask}") ? $"ask.{ask}" : "ask.other");
}
