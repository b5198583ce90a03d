using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Fixes;

/// <summary>
/// An order for somebody known (send Marcus the welcome pack) is no tag, and what was done (ok done, called her,
/// kickoff on the 14th) no day that a card asks for: both are said of something else than the open preview.
/// </summary>
internal static class Elsewhere
{
    public static bool Is(Section section, Frame preview) => preview.Ask is [var asked, ..] && asked switch
    {
        "tags" => IsOrder(section),
        "at" => section.Clauses.Count > 1 && ContactWords.Told(section) && !section.Has("fix.word") && char.IsAsciiLetter(section.Words[0]),
        _ => false,
    };

    private static bool IsOrder(Section section) => section.People.Count > 0 && EnglishOrder.Begins(section);
}
