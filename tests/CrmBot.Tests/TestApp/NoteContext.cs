using System.Data.Common;
using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Tests.TestApp;

internal enum NoteState { Open, Done }

/// <summary>A record that belongs to no feature, to test the store with.</summary>
[RecordKind("note")]
internal sealed class Note : Record
{
    public required string Title { get; set; }

    public string? Body { get; set; }

    public long Amount { get; set; }

    public bool Pinned { get; set; }

    public NoteState State { get; set; }

    public Guid? OwnerId { get; set; }

    [Personal]
    public string? Phone { get; set; }
}

/// <summary>A part of a note that refers to it by a foreign key.</summary>
[RecordKind("note-part")]
internal sealed class NotePart : Record
{
    public Guid NoteId { get; set; }

    public required string Text { get; set; }
}

internal sealed class NoteContext(DbContextOptions options) : StoreContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<NotePart> Parts => Set<NotePart>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>(note =>
        {
            note.ToTable("notes");
            note.Property(n => n.Id).ValueGeneratedNever();
            note.Property(n => n.Version).IsConcurrencyToken();
        });
        modelBuilder.Entity<NotePart>(part =>
        {
            part.ToTable("note_parts");
            part.Property(p => p.Id).ValueGeneratedNever();
            part.Property(p => p.Version).IsConcurrencyToken();
            part.HasOne<Note>().WithMany().HasForeignKey(p => p.NoteId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}

internal sealed class NoteContexts : IStoreContextFactory
{
    public StoreContext Create(DbConnection connection)
    {
        var options = new DbContextOptionsBuilder<NoteContext>();
        return new NoteContext(
            (connection is Npgsql.NpgsqlConnection ? options.UseNpgsql(connection) : options.UseSqlite(connection)).Options);
    }
}
