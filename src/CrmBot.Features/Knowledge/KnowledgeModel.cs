using CrmBot.Runtime.Store;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Features.Knowledge;

internal sealed class KnowledgeModel : IModelPart
{
    private const int TopicLength = 40, IdLength = 33;

    public void Configure(ModelBuilder builder)
    {
        builder.Entity<KnowledgeEntry>(entry =>
        {
            entry.ToTable("knowledge");
            entry.Property(e => e.Topic).HasMaxLength(TopicLength);
            entry.Property(e => e.Title).HasMaxLength(KnowledgeEntry.TitleLength);
            entry.Property(e => e.Text).HasMaxLength(KnowledgeEntry.TextLength);
            entry.Property(e => e.Wordings).HasMaxLength(KnowledgeEntry.WordingsLength);
            entry.Property(e => e.OutdatedNote).HasMaxLength(KnowledgeEntry.NoteLength);
            entry.Ignore(e => e.Subject);
            entry.HasIndex(e => e.ChangedAt);
            entry.HasIndex(e => new { e.Topic, e.Useful });
        });
        builder.Entity<KnowledgeVote>(vote =>
        {
            vote.ToTable("knowledge_votes");
            vote.HasIndex(v => new { v.EntryId, v.PersonId }).IsUnique();
        });
        builder.Entity<KnowledgeQuestion>(question =>
        {
            question.ToTable("knowledge_questions");
            question.Property(q => q.Text).HasMaxLength(KnowledgeQuestion.TextLength);
            question.Property(q => q.NearText).HasMaxLength(KnowledgeQuestion.MostNear * IdLength);
            question.Ignore(q => q.Near);
            question.HasIndex(q => new { q.ClosedAt, q.AskedAt });
            question.HasIndex(q => new { q.AskedBy, q.AskedAt });
        });
        builder.Entity<KnowledgeKeeper>(keeper => keeper.ToTable("knowledge_keeper"));
    }
}
