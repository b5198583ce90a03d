using CrmBot.Features.People;
using CrmBot.Language;
using CrmBot.Runtime.Turns;

namespace CrmBot.Features.Interactions;

/// <summary>
/// A sentence that tells nothing but words, of nobody by name: it is a note of the customer talked about just now, if that was
/// just now and by somebody who keeps such notes. Of anybody else it may be anything, so they see it before it is stored.
/// </summary>
internal static class GuessedContact
{
    private static readonly HashSet<string> Bare = ["cust", "ref", "at", "note"];

    public static bool Is(Turn turn, Frame frame) => frame.Is("ref", "context") && frame.Slots.All(static slot => Bare.Contains(slot.Key))
        && (turn.Actor.Role is not (Roles.Rep or Roles.Lead or Roles.Presales) || !turn.Memory.IsSubjectFresh(turn.Now));
}
