using Xunit;

namespace CrmBot.Tests.TestApp;

/// <summary>
/// Tests beside which no other runs: they measure, or keep every core busy for minutes, and others would wait for their turn.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
