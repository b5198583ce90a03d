using CrmBot.Language.Tests.Scoring;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Sentences written from the contract alone before the parser had read any of them, in a world of their own: all intents, everyday wording.</summary>
public sealed class FreshCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.77;

    private readonly CompanyCases cases = new("fresh", output);

    [Fact]
    public void Everyday_sentences_of_another_company_are_read_as_meant_and_no_trap_writes() => cases.JudgeTuned(moreThan: 500, Floor);

    [Theory]
    [InlineData("kept5.jsonl")]
    [InlineData("kept6.jsonl")]
    [InlineData("kept7.jsonl")]
    public void Everyday_sentences_nobody_tuned_for_are_not_read_worse(string file) => cases.JudgeKept(file, atLeast: 50, FloorOfKeptCases);
}
