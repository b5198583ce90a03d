namespace CrmBot.Language;

/// <summary>A customer the parser knows by name.</summary>
/// <param name="Key">The caller's identity of the record; stays the same when the name changes.</param>
/// <param name="Name">The canonical name.</param>
public sealed record CustomerEntry(string Key, string Name)
{
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>
    /// What it may be called without anybody having said so (<see cref="Linking.ShortName"/>); a name or an alias of another customer
    /// goes before it.
    /// </summary>
    public string? Spoken { get; init; }

    public string? Industry { get; init; }

    public string? Region { get; init; }

    public string? Owner { get; init; }

    public string? Grade { get; init; }

    public string? Tier { get; init; }

    public IReadOnlyList<ContactEntry> Contacts { get; init; } = [];
}

/// <summary>A person at a customer.</summary>
/// <param name="Name">The full name.</param>
public sealed record ContactEntry(string Name)
{
    /// <summary>Other forms people use, such as 李总.</summary>
    public IReadOnlyList<string> Aka { get; init; } = [];

    public string? Title { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Wechat { get; init; }
}

/// <summary>Somebody of our own company.</summary>
/// <param name="Key">The caller's identity of the person.</param>
/// <param name="Name">The canonical name.</param>
public sealed record ColleagueEntry(string Key, string Name)
{
    public IReadOnlyList<string> Nicknames { get; init; } = [];

    public string? Team { get; init; }

    /// <summary>rep, lead, agent, manager, director, admin or presales.</summary>
    public string? Role { get; init; }
}

/// <summary>An open ticket.</summary>
public sealed record TicketEntry(long Id, string Customer)
{
    public string? Assignee { get; init; }

    public string? Type { get; init; }

    public string? Severity { get; init; }
}
