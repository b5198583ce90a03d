using CrmBot.Runtime.People;

namespace CrmBot.Features.People;

/// <summary>What a person does in the company; decides what they see.</summary>
internal static class Roles
{
    public const string Rep = "rep";
    public const string Lead = "lead";
    public const string Agent = "agent";
    public const string Presales = "presales";
    public const string Manager = "manager";
    public const string Director = "director";
    public const string Admin = "admin";
    public const string Partner = "partner";

    public static readonly IReadOnlyList<string> All = [Rep, Lead, Agent, Presales, Manager, Director, Admin, Partner];

    /// <summary>Roles that look after the whole company.</summary>
    public static bool SeesEverything(string role) => role is Manager or Director or Admin;

    /// <summary>Whether somebody looks after the people of a team: its lead, and whoever looks after the whole company.</summary>
    public static bool LooksAfter(Actor actor, string? team) =>
        SeesEverything(actor.Role) || (actor.Role == Lead && team is not null && team == actor.Team);
}
