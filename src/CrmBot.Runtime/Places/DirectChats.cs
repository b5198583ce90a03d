using CrmBot.Runtime.Store;

namespace CrmBot.Runtime.Places;

/// <summary>Whose direct chat is whose, as people become known.</summary>
public static class DirectChats
{
    /// <summary>
    /// Whoever writes under this directory id is this person from now on: the direct chat they already have with the bot is theirs, so
    /// that messages to them go there at once and no other chat is opened.
    /// </summary>
    public static Task BelongToAsync(UnitOfWork work, string directoryId, Guid personId) =>
        work.Sql.ExecuteAsync("UPDATE place SET person_id = $1 WHERE scope = 0 AND directory_id = $2", personId, directoryId);
}
