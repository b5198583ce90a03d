using CrmBot.Features.Reading;
using CrmBot.Runtime.Store;

namespace CrmBot.Features.Rules;

/// <summary>A rule of the company where it differs from what the program comes with.</summary>
[RecordKind("rule_value")]
internal sealed class RuleValue : Record
{
    public const int CodeLength = 40;

    public required string Code { get; init; }

    /// <summary>In the unit of its <see cref="KnownRule"/>.</summary>
    public int Value { get; set; }

    public static Guid IdOf(string code) => StableId.Of("rule_value", code);
}
