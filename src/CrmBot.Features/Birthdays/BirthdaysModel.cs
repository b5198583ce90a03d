using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Birthdays;

internal sealed class BirthdaysModel : IModelPart
{
    public void Configure(ModelBuilder builder) => builder.Entity<BirthdayList>(list =>
    {
        list.ToTable("birthday_lists");
        list.Property(l => l.EntriesText).HasMaxLength(BirthdayList.Most * 50);
        list.Ignore(l => l.Entries);
    });
}
