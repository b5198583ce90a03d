using CrmBot.Features.Campaigns;
using CrmBot.Tests.Deals;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static CrmBot.Tests.Campaigns.CampaignSteps;

namespace CrmBot.Tests.Campaigns;

/// <summary>
/// What becomes of a campaign that somebody else decides on: taken back, declined with or without a reason, put into other words.
/// </summary>
public sealed class DecideCampaignTests
{
    [Fact]
    public async Task Taken_back_before_it_began_it_is_gone_and_a_declined_one_sends_nothing()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        await lin.ClickAsync(await lin.SayAsync(Offer), "draft.save");
        (await lin.SayAsync("撤销")).Words.ShouldContain("撤");
        (await app.ReadAsync(view => view.Db.Set<Campaign>().CountAsync())).ShouldBe(0);
        await lin.ClickAsync(await lin.SayAsync(Offer), "draft.save");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => CardWords.Buttons(one.Card)
                .Any(button => button["verb"]?.GetValue<string>() == "campaign.decline")), "the card to decide on");
        await lead.ClickAsync(asked, "campaign.decline");
        await StepAsync(app, 2);
        (await TargetsAsync(app)).ShouldBeEmpty();
        await app.Teams.WaitAsync(lin.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("没同意", StringComparison.Ordinal)),
            "the no");
    }

    [Fact]
    public async Task A_no_in_words_carries_its_reason_to_whoever_asked()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        (await lead.SayAsync("不同意，力度太大")).Words.ShouldNotContain("没同意", Case.Sensitive, "nothing waits");
        await lin.ClickAsync(await lin.SayAsync(Offer), "draft.save");
        (await app.Direct(DemoPeople.Lily).SayAsync("不同意，力度太大")).Words.ShouldNotContain("没同意", Case.Sensitive, "another team's");
        await app.Teams.WaitAsync(lead.Conversation, seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)),
            "the card to decide on");
        (await lead.SayAsync("不同意，力度太大")).Words.ShouldContain("没同意");
        (await CampaignAsync(app)).State.ShouldBe(CampaignState.Declined);
        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("张国强没同意：力度太大", StringComparison.Ordinal)), "the no and why");
    }

    [Fact]
    public async Task A_reason_written_beside_the_button_goes_along()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        await lin.ClickAsync(await lin.SayAsync(Offer), "draft.save");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)), "the card to decide on");
        await lead.ClickAsync(asked, "campaign.decline", ("reason", "先发新客户"));
        await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("没同意：先发新客户", StringComparison.Ordinal)), "the no and why");
    }

    [Fact]
    public async Task Whoever_made_it_hears_that_somebody_else_changed_its_text()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        await lin.ClickAsync(await lin.SayAsync(Offer), "draft.save");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)), "the card to decide on");
        var form = await lead.InvokeAsync("task/fetch", UpdateDealTests.Fetch(asked, "campaign.write"));
        await lead.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("text", "满1000减50，月底前有效"))));
        var told = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("张国强改了", StringComparison.Ordinal)), "the news of it");
        told.Words.ShouldContain("满1000减50，月底前有效");
    }
}
