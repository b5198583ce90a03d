using CrmBot.Language.Tests.Scoring;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

/// <summary>
/// Sentences of a fourth company: batches written from the contract alone and committed before the parser had read them, and every
/// intent in the phrases people use every day. What they taught is asked to stay; the batch that is kept aside was never learnt from.
/// </summary>
public sealed class NewcomerCasesTests(ITestOutputHelper output)
{
    private const double Floor = 0.99;
    private const double FloorOfKeptCases = 0.96;
    private const double FloorOfKeptEverydayCases = 0.88;
    private const double FloorOfKeptMixedCases = 0.95;
    private const double FloorOfKeptFreeCases = 0.90;
    private const double FloorOfKeptFreerCases = 0.80;

    private readonly CompanyCases cases = new("newcomer", output);

    [Fact]
    public void Sentences_of_a_fourth_company_are_read_as_meant_and_no_trap_writes() => cases.JudgeTuned(moreThan: 3500, Floor);

    [Fact]
    public void Sentences_that_were_never_learnt_from_are_not_read_worse() => cases.JudgeKept("kept9.jsonl", atLeast: 60, FloorOfKeptCases);

    [Fact]
    public void A_day_of_sales_service_and_corrections_that_was_never_learnt_from_is_not_read_worse() =>
        cases.JudgeKept("kept12.jsonl", atLeast: 119, FloorOfKeptEverydayCases);

    [Fact]
    public void An_everyday_mix_that_was_never_learnt_from_is_not_read_worse() =>
        cases.JudgeKept("kept13.jsonl", atLeast: 140, FloorOfKeptMixedCases);

    [Fact]
    public void Freely_worded_sentences_that_were_never_learnt_from_are_not_read_worse() =>
        cases.JudgeKept("kept16.jsonl", atLeast: 140, FloorOfKeptFreeCases);

    [Fact]
    public void Longer_freely_worded_sentences_that_were_never_learnt_from_are_not_read_worse() =>
        cases.JudgeKept("kept15.jsonl", atLeast: 140, FloorOfKeptFreerCases);
}
