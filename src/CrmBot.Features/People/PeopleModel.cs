using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.People;

internal sealed class PeopleModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("people");
            person.Property(p => p.Name).HasMaxLength(Person.NameLength);
            person.Property(p => p.NicknameText).HasMaxLength(400);
            person.Property(p => p.DirectoryId).HasMaxLength(200);
            person.Property(p => p.MessengerId).HasMaxLength(300);
            person.Property(p => p.Team).HasMaxLength(80);
            person.Property(p => p.Role).HasMaxLength(20);
            person.Property(p => p.Locale).HasMaxLength(10);
            person.Property(p => p.Zone).HasMaxLength(60);
            person.Property(p => p.QuietFrom).HasMaxLength(5);
            person.Property(p => p.QuietTo).HasMaxLength(5);
            person.Property(p => p.QuietDayText).HasMaxLength(40);
            person.Property(p => p.MuteText).HasMaxLength(400);
            person.Ignore(p => p.Nicknames).Ignore(p => p.QuietDays).Ignore(p => p.Mutes);
            person.HasIndex(p => p.Name);
            person.HasIndex(p => p.Team);
        });
        builder.Entity<DirectoryBinding>(binding =>
        {
            binding.ToTable("directory_bindings");
            binding.Property(b => b.DirectoryId).HasMaxLength(200);
            binding.HasIndex(b => b.PersonId);
        });
        builder.Entity<Newcomer>(newcomer =>
        {
            newcomer.ToTable("newcomers");
            newcomer.Property(n => n.DirectoryId).HasMaxLength(200);
            newcomer.Property(n => n.MessengerId).HasMaxLength(300);
            newcomer.Property(n => n.Name).HasMaxLength(200);
            newcomer.Property(n => n.Locale).HasMaxLength(10);
            newcomer.HasIndex(n => n.LastSeen);
        });
    }
}
