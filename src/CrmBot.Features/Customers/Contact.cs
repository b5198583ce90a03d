using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Customers;

/// <summary>A person at a customer.</summary>
[RecordKind("contact")]
internal sealed class Contact : Record
{
    public const int NameLength = 80;

    public Guid CustomerId { get; init; }

    [Personal]
    public required string Name { get; set; }

    /// <summary>Other forms people use, such as 李总.</summary>
    public string AkaText { get; private set; } = "";

    public string? Title { get; set; }

    /// <summary>Place in the list of contacts, from 0: the first is the main contact.</summary>
    public int Position { get; set; }

    /// <summary>Business time, Unix milliseconds; null while the person works there.</summary>
    public long? LeftAt { get; set; }

    public IReadOnlyList<string> Aka
    {
        get => WordList.Read(AkaText);
        set => AkaText = WordList.Write(value);
    }

    public bool IsCalled(string name)
    {
        var folded = FoldedName.Of(name);
        return FoldedName.Of(Name) == folded || Aka.Any(aka => FoldedName.Of(aka) == folded);
    }
}
