using CrmBot.Runtime.Places;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People;

/// <summary>Says that a directory id stands for a person, from now on; what was said before about that id no longer counts.</summary>
internal static class BindPerson
{
    public static async Task BindAsync(UnitOfWork work, Person person, string directoryId, CancellationToken cancellationToken)
    {
        var id = DirectoryBinding.IdOf(directoryId);
        var known = await work.Records.FindAsync<DirectoryBinding>(id, cancellationToken);
        if (known is null) work.Db.Add(DirectoryBinding.Of(directoryId, person.Id));
        else known.PersonId = person.Id;
        person.DirectoryId = directoryId;
        await DirectChats.BelongToAsync(work, directoryId, person.Id);
    }
}
