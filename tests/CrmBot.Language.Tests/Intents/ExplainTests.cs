using CrmBot.Language.Tests.Scoring;
using Shouldly;
using Xunit;

namespace CrmBot.Language.Tests.Intents;

public sealed class ExplainTests
{
    [Fact]
    public void An_explanation_names_what_was_found_who_may_be_meant_and_why_the_winner_won()
    {
        var told = Explain("提醒我明天下午三点给博远打电话");

        told.ShouldContain("customer  博远");
        told.ShouldContain("its ");
        told.ShouldContain("remind.ask");
        told.ShouldContain("weight    remind");
        told.ShouldContain("more than");
        told.ShouldContain("\"i\":\"remind\"");
    }

    [Fact]
    public void Several_candidates_and_what_holds_a_write_back_are_told()
    {
        var told = Explain("恒信那边说样品没问题");

        told.ShouldContain("恒信 = 恒信机械 (its alias)");
        told.ShouldContain("2 candidates, so it is asked which");
        told.ShouldContain("held back until which");
    }

    [Fact]
    public void A_name_that_only_sounds_alike_is_told_as_a_guess() => Explain("刚跟博圆聊了一下，下周再约").ShouldContain("sounds like its");

    [Fact]
    public void Every_own_case_can_be_explained()
    {
        using var world = CaseFile.World();
        using var output = new StringWriter();
        var lines = Directory.GetFiles(CaseFile.Folder, "*.jsonl").SelectMany(CaseFile.Read).Select(item => item.Input.ToJsonString())
            .ToList();

        UnderstandLines.Explain(world, new StringReader(string.Join('\n', lines)), output);

        output.ToString().Split("said ").Length.ShouldBeGreaterThan(lines.Count / 2);
    }

    [Fact]
    public void The_closest_intents_of_an_unknown_sentence_are_given_with_their_weights()
    {
        using var world = CaseFile.World();
        var understood = new Parser(world)
            .Understand(new Utterance("那个客户啥的", new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8)), "Asia/Shanghai", "许可"));

        foreach (var near in understood.Closest) near.Weight.ShouldBeGreaterThan(0);
        understood.Closest.Select(near => near.Weight).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public void A_sentence_can_be_read_as_an_intent_that_a_person_has_chosen()
    {
        using var world = CaseFile.World();
        var said = new Utterance("博远 样品", new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8)), "Asia/Shanghai", "许可");

        var frame = new Parser(world).UnderstandAs(said, "remind").Frames.ShouldHaveSingleItem();

        frame.Intent.ShouldBe("remind");
        frame.Text("cust").ShouldBe("博远");
        new Parser(world).UnderstandAs(said, "no such intent").Frames.ShouldBeEmpty();
    }

    private static string Explain(string text)
    {
        using var world = CaseFile.World();
        var said = new Utterance(text, new(2026, 7, 14, 14, 30, 0, TimeSpan.FromHours(8)), "Asia/Shanghai", "许可");
        return ExplainedReading.Of(said, new Parser(world).Understand(said));
    }
}
