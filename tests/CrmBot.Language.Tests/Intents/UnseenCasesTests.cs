using CrmBot.Language.Tests.Scoring;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// Sentences of a third company, each batch written from the contract alone and committed before the parser
/// had read it. What they taught is asked to stay; the batch that is kept aside was never learnt from.
/// </summary>
public sealed class UnseenCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.95;
    private const double FloorOfKeptCases = 0.93;

    private readonly CompanyCases cases = new("unseen", output);

    [Fact]
    public void Sentences_of_a_third_company_are_read_as_meant_and_no_trap_writes() => cases.JudgeTuned(moreThan: 400, Floor);

    [Fact]
    public void Sentences_that_were_never_learnt_from_are_not_read_worse() => cases.JudgeKept("kept8.jsonl", atLeast: 60, FloorOfKeptCases);
}
