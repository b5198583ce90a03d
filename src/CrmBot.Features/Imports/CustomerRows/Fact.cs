namespace CrmBot.Features.Imports.CustomerRows;

/// <summary>What a column can say about a customer.</summary>
internal static class Fact
{
    public const string Name = "name", Contact = "contact", Title = "title", Phone = "phone", Email = "email", Wechat = "wechat",
        Industry = "industry",
        Region = "region", Address = "address", Source = "source", Owner = "owner", Tags = "tags", Grade = "grade", Stage = "stage",
        Need = "need", Note = "note",
        Talk = "talk", TalkBy = "talk_by", TalkAt = "talk_at", CreatedBy = "created_by", CreatedAt = "created_at";

    /// <summary>Written by us into the list of errors, or numbering the rows: read by nobody.</summary>
    public const string Unused = "unused";

    public static readonly IReadOnlyList<string> All =
    [
        Name, Contact, Title, Phone, Email, Wechat, Industry, Region, Address, Source, Owner, Tags, Grade, Stage, Need, Note, Talk, TalkBy,
        TalkAt, CreatedBy, CreatedAt,
    ];

    /// <summary>Facts of which a table may have several columns.</summary>
    public static readonly IReadOnlySet<string> Several = new HashSet<string>(StringComparer.Ordinal) { Phone, Email, Tags, Note, Unused };
}
