using CrmBot.Features.Reading;
using CrmBot.Runtime.Policies;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Knowledge;

internal enum KnowledgeKind
{
    /// <summary>The answer to a question that comes up again and again.</summary>
    Answer = 0,

    /// <summary>Something to say to a customer.</summary>
    Script = 1,
}

/// <summary>What the company knows and a colleague wrote down. Instants are business time in Unix milliseconds.</summary>
[RecordKind("knowledge")]
internal sealed class KnowledgeEntry : Record
{
    public const int TitleLength = 120, TextLength = 2000, WordingsLength = 600, NoteLength = 300;

    public KnowledgeKind Kind { get; set; }

    /// <summary>Of a script: code of the contract's <c>topic</c>; null for another situation.</summary>
    public string? Topic { get; set; }

    /// <summary>The question, or when one says it.</summary>
    public required string Title { get; set; }

    public required string Text { get; set; }

    /// <summary>Other ways people ask for it, one a line; null when nobody wrote any.</summary>
    public string? Wordings { get; set; }

    public Guid WrittenBy { get; init; }

    public long CreatedAt { get; init; }

    /// <summary>Whoever wrote or corrected it last.</summary>
    public Guid ChangedBy { get; set; }

    public long ChangedAt { get; set; }

    /// <summary>When somebody said that it no longer holds; null while nobody does.</summary>
    public long? OutdatedAt { get; set; }

    public Guid? OutdatedBy { get; set; }

    /// <summary>What holds now, as that person said it.</summary>
    public string? OutdatedNote { get; set; }

    /// <summary>How many found it useful, and how many did not.</summary>
    public int Useful { get; set; }

    /// <inheritdoc cref="Useful"/>
    public int Useless { get; set; }

    public Subject Subject => new("knowledge", WrittenBy);

    public static RecordRef RefOf(Guid id) => new("knowledge", id);

    public void Change(Guid by, long at)
    {
        (ChangedBy, ChangedAt) = (by, at);
        (OutdatedAt, OutdatedBy, OutdatedNote) = (null, null, null);
    }

    /// <summary>Keeps another way to ask for it; when there is no room left, the oldest makes place.</summary>
    public void Learn(string wording)
    {
        var lines = (Wordings?.Split('\n') ?? []).Append(wording.ReplaceLineEndings(" ")).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        while (lines.Count > 1 && lines.Sum(line => line.Length + 1) > WordingsLength) lines.RemoveAt(0);
        Wordings = string.Join('\n', lines);
    }

    public void MarkOutdated(Guid by, long at, string? note) => (OutdatedAt, OutdatedBy, OutdatedNote) = (at, by, note ?? OutdatedNote);
}

/// <summary>Whether one person found an entry useful; said again it replaces what they said before.</summary>
[RecordKind("knowledge_vote")]
internal sealed class KnowledgeVote : Record
{
    public Guid EntryId { get; init; }

    public Guid PersonId { get; init; }

    public bool IsUseful { get; set; }
}

/// <summary>A question that no entry answered when it was asked.</summary>
[RecordKind("knowledge_question")]
internal sealed class KnowledgeQuestion : Record
{
    public const int TextLength = 300, MostNear = 3;

    /// <summary>As it was asked.</summary>
    public required string Text { get; init; }

    public Guid AskedBy { get; init; }

    public long AskedAt { get; init; }

    /// <summary>The colleague who was asked to answer; null while nobody was.</summary>
    public Guid? PassedTo { get; set; }

    /// <summary>The entry that answers it.</summary>
    public Guid? EntryId { get; set; }

    /// <summary>When it was answered or put aside; null while it is open.</summary>
    public long? ClosedAt { get; set; }

    /// <summary>Ids of the entries that came near when it was asked, best first, parted by spaces.</summary>
    public string NearText { get; private set; } = "";

    public IReadOnlyList<Guid> Near
    {
        get => [.. NearText.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)];
        init => NearText = string.Join(' ', value.Select(id => id.ToString("N")));
    }

    public static RecordRef RefOf(Guid id) => new("knowledge_question", id);
}

/// <summary>Who answers what the knowledge base cannot, when somebody was named for it.</summary>
[RecordKind("knowledge_keeper")]
internal sealed class KnowledgeKeeper : Record
{
    public static readonly Guid Only = StableId.Of("knowledge_keeper");

    public Guid PersonId { get; set; }
}
