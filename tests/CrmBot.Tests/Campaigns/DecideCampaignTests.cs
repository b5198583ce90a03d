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

    [Fact]
    public async Task Other_words_than_those_agreed_to_wait_for_another_yes_and_nothing_leaves_before_it()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await AgreedAsync(app, lin, lead, "核心客户明天上午10点推满1000减100");
        var card = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("名单排好了", StringComparison.Ordinal)), "the scheduled campaign");
        await WriteAsync(lin, card, "满1000减900");
        (await CampaignAsync(app)).ShouldSatisfyAllConditions(
            one => one.State.ShouldBe(CampaignState.Asked), one => one.DecidedBy.ShouldBeNull());
        var again = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("林涛改了你同意过的活动文字", StringComparison.Ordinal)), "the second question");
        again.Words.ShouldContain("满1000减900");
        await app.AdvanceAsync(TimeSpan.FromDays(1));
        (await TargetsAsync(app)).ShouldAllBe(target => target.State == TargetState.Planned);
        await lead.ClickAsync(again, "campaign.agree");
        await StepAsync(app, 4);
        (await TargetsAsync(app)).ShouldNotContain(target => target.State == TargetState.Planned);
    }

    [Fact]
    public async Task Words_that_somebody_agreed_to_are_not_taken_back()
    {
        await using var app = await CrmBotTestApp.StartAsync();
        var (lin, lead) = (app.Direct(DemoPeople.LinTao), app.Direct(DemoPeople.TeamLead));
        await lead.SayAsync("今天有什么安排");
        await lin.ClickAsync(await lin.SayAsync("核心客户明天上午10点推满1000减100"), "draft.save");
        var card = await app.Teams.WaitAsync(lin.Conversation,
            seen => seen.LastOrDefault(one => CardWords.Buttons(one.Card).Any(
                button => button["verb"]?.GetValue<string>() == "campaign.stop")), "the campaign that waits");
        await WriteAsync(lin, card, "满1000减50");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("满1000减50", StringComparison.Ordinal)), "the card to decide on");
        await lead.ClickAsync(asked, "campaign.agree");
        await lin.SayAsync("撤销");
        (await CampaignAsync(app)).Text.ShouldBe("满1000减50");
    }

    private static async Task AgreedAsync(CrmBotTestApp app, Chat rep, Chat lead, string said)
    {
        await lead.SayAsync("今天有什么安排");
        await rep.ClickAsync(await rep.SayAsync(said), "draft.save");
        var asked = await app.Teams.WaitAsync(lead.Conversation,
            seen => seen.LastOrDefault(one => one.Words.Contains("等审批", StringComparison.Ordinal)), "the card to decide on");
        await lead.ClickAsync(asked, "campaign.agree");
        await StepAsync(app, 2);
    }

    private static async Task WriteAsync(Chat chat, Seen card, string text)
    {
        var form = await chat.InvokeAsync("task/fetch", UpdateDealTests.Fetch(card, "campaign.write"));
        await chat.InvokeAsync("task/submit", UpdateDealTests.Submit(form.Filled(("text", text))));
    }
}
