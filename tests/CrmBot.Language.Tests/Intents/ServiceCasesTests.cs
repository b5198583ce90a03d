using CrmBot.Language.Tests.Scoring;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>Tickets, knowledge, surveys, digests, oversight and privacy, in a world of their own.</summary>
public sealed class ServiceCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.97;
    private const double FloorOfKeptCases = 0.9;

    private readonly CompanyCases cases = new("service", output);

    [Fact]
    public void Sentences_of_the_service_desk_are_read_as_meant_and_no_trap_writes() => cases.JudgeTuned(moreThan: 300, Floor);

    [Fact]
    public void Sentences_of_the_service_desk_nobody_tuned_for_are_read_nearly_as_well() =>
        cases.JudgeKept("kept3.jsonl", atLeast: 50, FloorOfKeptCases);
}
