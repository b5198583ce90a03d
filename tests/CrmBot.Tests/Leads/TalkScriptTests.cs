using CrmBot.Features.Leads;
using CrmBot.Features.Leads.FirstContact;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Leads;

/// <summary>Two talk scripts for every inquiry, chosen by what the customer asks and how good the lead is.</summary>
public sealed class TalkScriptTests
{
    private readonly TalkScripts scripts = new();

    [Fact]
    public void There_are_at_least_24_every_topic_for_every_grade_in_both_languages()
    {
        scripts.All.Count.ShouldBeGreaterThanOrEqualTo(24);
        foreach (var topic in scripts.All.GroupBy(script => script.Topic))
            topic.Select(script => script.Grade).Order().ShouldBe(["A", "B", "C"]);
        scripts.All.ShouldAllBe(
            script => script.Zh.Length > 20 && script.En.Length > 40 && script.Zh.Contains("{who}") && script.En.Contains("{who}"));
        scripts.All.Select(script => script.Zh).Distinct().Count().ShouldBe(scripts.All.Count);
    }

    [Theory]
    [InlineData("想问下价格，交期多久", "A", false, "price", "delivery")]
    [InlineData("能不能先寄样品试用", null, false, "trial", "first_contact")]
    [InlineData("要做产线改造", "B", false, "solution", "first_contact")]
    [InlineData("", "C", true, "returning", "first_contact")]
    [InlineData(null, "A", false, "first_contact", "solution")]
    [InlineData("please quote 20 units, how soon can you ship", "B", false, "price", "delivery")]
    [InlineData("we compare alternatives, need the datasheet", "A", true, "competitor", "spec")]
    public void What_the_customer_asks_comes_first(string? need, string? grade, bool isKnown, string first, string second)
    {
        var lead = new Lead { Channel = "api", Need = need };
        if (grade is not null) lead.Rate(grade switch { "A" => new(5, 5, 5, 5), "B" => new(3, 3, 3, 3), _ => new(1, 1, 1, 1) }, 0);
        var chosen = scripts.Choose(lead, isKnown);
        chosen.Select(one => one.Script.Topic).ShouldBe([first, second]);
        chosen.ShouldAllBe(one => one.Script.Grade == (grade ?? "B"));
    }
}
