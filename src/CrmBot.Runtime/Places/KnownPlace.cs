namespace CrmBot.Runtime.Places;

/// <summary>Whether the bot may write to a place.</summary>
public enum PlaceState
{
    Active = 0,

    /// <summary>The person or an administrator blocks the bot.</summary>
    Blocked = 1,

    /// <summary>The bot was removed.</summary>
    Uninstalled = 2,

    /// <summary>The conversation no longer exists.</summary>
    Gone = 3,

    /// <summary>The team is archived: it can be read, and comes back when it is taken out of the archive.</summary>
    ReadOnly = 4,
}

/// <summary>A place with what was learnt about it. Anything that comes in from it makes it active again.</summary>
/// <param name="DirectoryId">Whose direct chat this is, as the directory names them; null in a group.</param>
/// <param name="PersonId">The person behind it; null in a group and while nobody knows them.</param>
/// <param name="Locale">Language of the person, or of whoever spoke last in a group.</param>
/// <param name="Zone">IANA zone, likewise.</param>
public sealed record KnownPlace(Place Place, PlaceState State, string? DirectoryId, Guid? PersonId, string Locale, string Zone);
