using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Reminders;

/// <summary>What is to be done where only a time is said, in the language of the message.</summary>
internal static class UnnamedTask
{
    public static string Of(Section section) => section.Lower.AsSpan().IndexOfAnyInRange('\u4E00', '\u9FFF') >= 0 ? "跟进" : "follow up";
}
