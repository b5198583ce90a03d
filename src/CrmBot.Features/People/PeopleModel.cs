using CrmBot.Features.People.Leaves;
using CrmBot.Features.People.Rights;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CrmBot.Features.People;

internal sealed class PeopleModel : IModelPart
{
    public void Configure(ModelBuilder builder)
    {
        builder.Entity<Person>(MapPerson);
        builder.Entity<Leave>(leave =>
        {
            leave.ToTable("leaves");
            leave.Property(l => l.FirstDay).HasMaxLength(10);
            leave.Property(l => l.LastDay).HasMaxLength(10);
            leave.HasIndex(l => l.PersonId);
            leave.HasIndex(l => l.ToAt);
        });
        builder.Entity<RoleRight>(right =>
        {
            right.ToTable("role_rights");
            right.Property(r => r.Role).HasMaxLength(20);
            right.Property(r => r.See).HasMaxLength(10);
            right.Property(r => r.Change).HasMaxLength(10);
            right.Property(r => r.MaskText).HasMaxLength(200);
            right.Ignore(r => r.Masks);
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

    private static void MapPerson(EntityTypeBuilder<Person> person)
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
        person.Property(p => p.Level).HasMaxLength(10);
        person.Property(p => p.RegionText).HasMaxLength(600);
        person.Property(p => p.StandInText).HasMaxLength(1000);
        person.Ignore(p => p.Nicknames).Ignore(p => p.QuietDays).Ignore(p => p.Mutes).Ignore(p => p.Regions).Ignore(p => p.StandIns);
        person.HasIndex(p => p.Name);
        person.HasIndex(p => p.Team);
    }
}
