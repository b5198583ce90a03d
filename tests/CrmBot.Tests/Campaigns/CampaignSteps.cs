using CrmBot.Features.Campaigns;
using CrmBot.Tests.TestApp;
using CrmBot.Tests.Tickets;
using Microsoft.EntityFrameworkCore;

namespace CrmBot.Tests.Campaigns;

/// <summary>What tests of campaigns do with one, and what is stored of it.</summary>
internal static class CampaignSteps
{
    public const string Offer = "核心客户发满1000减100";

    public static async Task LaunchAsync(CrmBotTestApp app, Chat chat, Seen draft)
    {
        await chat.ClickAsync(draft, "draft.save");
        await StepAsync(app, 4);
    }

    // Every step plans the next a second later.
    public static async Task StepAsync(CrmBotTestApp app, int times)
    {
        for (var time = 0; time < times; time++) await app.AdvanceAsync(TimeSpan.FromSeconds(2));
    }

    public static Task<List<CampaignTarget>> TargetsAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<CampaignTarget>().AsNoTracking().ToListAsync());

    public static Task<Campaign> CampaignAsync(CrmBotTestApp app) =>
        app.ReadAsync(view => view.Db.Set<Campaign>().AsNoTracking().SingleAsync());
}
