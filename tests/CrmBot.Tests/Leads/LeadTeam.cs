using CrmBot.Features.People;
using CrmBot.Tests.TestApp;

namespace CrmBot.Tests.Leads;

/// <summary>A rep with leads and their team's lead, in China's time.</summary>
internal static class LeadTeam
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static DateTimeOffset At(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, China);

    /// <summary>How many cards with these words came.</summary>
    public static int Nudges(Chat chat, string words) => chat.Messages.Count(one => one.Words.Contains(words, StringComparison.Ordinal));

    /// <summary>One rep and the lead of the team, who takes no leads; both know the bot, and want every card by itself.</summary>
    public static async Task<(LeadBed Bed, Chat Rep, Chat Lead)> TeamAsync(DateTimeOffset? start, string? folder = null)
    {
        var bed = folder is null
            ? await LeadBed.StartAsync(start: start)
            : new LeadBed(await CrmBotTestApp.StartAsync(folder, start: start, settings: ("Demo:Enabled", "false")));
        await bed.AddPersonAsync("甲一", more: one => one.BatchMinutes = 0);
        await bed.AddPersonAsync("组长", Roles.Lead, one => (one.Weight, one.BatchMinutes) = (0, 0));
        var (rep, lead) = (bed.Chat("甲一"), bed.Chat("组长"));
        await rep.SayAsync("你好");
        await lead.SayAsync("你好");
        return (bed, rep, lead);
    }
}
