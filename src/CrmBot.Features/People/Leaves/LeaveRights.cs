using CrmBot.Runtime.People;

namespace CrmBot.Features.People.Leaves;

/// <summary>Whose leave somebody may enter and change: their own, the lead for the team, managers for everybody.</summary>
internal static class LeaveRights
{
    public static bool MayChange(Actor actor, Person person) =>
        actor.Id == person.Id || Roles.LooksAfter(actor, person.Team);
}
