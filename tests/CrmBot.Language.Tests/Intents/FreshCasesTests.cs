using CrmBot.Language.Tests.Scoring;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// Sentences written from the contract alone before the parser had read any
/// of them, in a world of their own: all intents, everyday wording.
/// </summary>
public sealed class FreshCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.98;

    private readonly CompanyCases cases = new("fresh", output);

    [Fact]
    public void Everyday_sentences_of_another_company_are_read_as_meant_and_no_trap_writes() => cases.JudgeTuned(moreThan: 1150, Floor);
}
