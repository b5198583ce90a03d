using CrmBot.Language.Linking;
using CrmBot.Language.Reading;

namespace CrmBot.Language.Intents.Tickets;

/// <summary>waiting on Jack to send us screenshots: whom an English message waits for stands right behind the words for it.</summary>
internal static class WaitedFor
{
    public static bool Is(Section section, PersonMention person)
    {
        foreach (var hit in section.Cues)
        {
            if (hit.Is("status.waiting") && char.IsAsciiLetter(section.Lower[hit.Start]) && hit.End + 1 == person.Whole.Start) return true;
        }

        return false;
    }
}
