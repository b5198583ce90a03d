using Xunit;

namespace CrmBot.Tests.Killing;

/// <summary>Tests beside which no other runs: they keep every core busy with programs that start, and others would wait for theirs.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
