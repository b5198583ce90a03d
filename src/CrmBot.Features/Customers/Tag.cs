using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A word that people put on customers. Its id comes from its spelling, so that one tag exists once.</summary>
[RecordKind("tag")]
internal sealed class Tag : Record
{
    public const int NameLength = 40;

    public required string Name { get; init; }

    /// <summary>
    /// How often it was put on a customer. Each use makes the row a newer one, so that undoing its first use does not take it from others.
    /// </summary>
    public int Uses { get; set; }

    public static Guid IdOf(string name) => StableId.Of("tag", FoldedName.Of(name));

    public static Tag Named(string name) => new() { Id = IdOf(name), Name = name.Trim() };
}
