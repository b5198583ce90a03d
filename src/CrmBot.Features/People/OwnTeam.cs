using CrmBot.Runtime.People;

namespace CrmBot.Features.People;

/// <summary>Whom somebody means by 团队, "my team": their own team; all of us, where they look after the whole company.</summary>
internal static class OwnTeam
{
    /// <param name="of">Whose was asked, as the parser has it.</param>
    public static bool IsEverybody(Actor actor, string? of) => of == "team" && Roles.SeesEverything(actor.Role);
}
