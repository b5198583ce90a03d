using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.People.Rights;

/// <summary>What a role may see and change, where the company wants it different from what the program comes with.</summary>
[RecordKind("role_right")]
internal sealed class RoleRight : Record
{
    /// <summary>One of <see cref="Roles"/>.</summary>
    public required string Role { get; init; }

    /// <summary>A <see cref="Scope"/>: whose records are seen; those of others show only that they are taken.</summary>
    public required string See { get; set; }

    /// <summary>A <see cref="Scope"/>: whose records are changed.</summary>
    public required string Change { get; set; }

    public string MaskText { get; private set; } = "";

    /// <summary>Fields hidden on records that the person neither owns nor stands in for.</summary>
    public IReadOnlyList<string> Masks
    {
        get => WordList.Read(MaskText);
        set => MaskText = WordList.Write(value);
    }

    public static Guid IdOf(string role) => StableId.Of("role_right", role);
}
