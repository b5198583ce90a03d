using CrmBot.Features.Privacy;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.Tests.Privacy;

/// <summary>A customer whose person is spoken of everywhere, and who then wants to be forgotten.</summary>
internal static class PrivacyStory
{
    public const string Customer = "明德科技", Name = "陈晓芳", Phone = "13800138123", Mail = "chenxf@mingde.example";

    /// <summary>Said beside her name and filed nowhere.</summary>
    public const string Private = "13911223344", PrivateMail = "xiaofang.private@mail.example";

    /// <summary>What must be found nowhere afterwards.</summary>
    public static readonly string[] Words = [Name, Phone, "138 0013 8123", "138-0013-8123", Mail, "chenxiaofang", Private, PrivateMail];

    /// <summary>Lin Tao meets her, talks about her, and so do others.</summary>
    public static async Task TellAsync(CrmBotTestApp app)
    {
        var lin = app.Direct(DemoPeople.LinTao);
        await lin.SayAsync($"新线索 {Customer} 采购经理{Name} {Phone} {Mail} 展会来的 预算50-80万");
        await lin.SayAsync($"刚跟{Customer}{Name}通了电话，{Name}说电话换成138-0013-8123了，下周三上午再打");
        await lin.SayAsync($"刚跟{Customer}{Name}吃了饭，私人手机{Private}，邮箱{PrivateMail}");
        await lin.SayAsync($"明天下午三点提醒我给{Customer}的{Name}回电话");
        await lin.SayAsync($"{Customer}报价30万，{Name}在看");
        await lin.SayAsync($"{Customer}的控制柜坏了，{Name}很急，电话 +86 138 0013 8123");
        await lin.SayAsync($"{Customer}{Name}电话多少");
        await lin.SayAsync($"那个{Name}嘛天气真好呀呀呀");
        await app.Direct(DemoPeople.TeamLead).SayAsync(Customer);
        await app.InGroup(DemoPeople.LinTao).SayAsync(Customer);
    }

    public static async Task<PrivacyRequest> RequestAsync(CrmBotTestApp app) => await app.Services.GetRequiredService<IStore>().ReadAsync(
        (view, token) => view.Db.Set<PrivacyRequest>().AsNoTracking().OrderByDescending(one => one.AskedAt).ThenByDescending(one => one.Id)
            .FirstAsync(token), CancellationToken.None);

    /// <summary>The lead asks; the answer may first be a draft to be saved.</summary>
    public static async Task<Seen> AskAsync(CrmBotTestApp app, string sentence, string by = DemoPeople.TeamLead)
    {
        var chat = app.Direct(by);
        var seen = await chat.SayAsync(sentence);
        if (seen.Card is { } card && CardWords.Buttons(card).Any(button => button["verb"]?.ToString() == "draft.save"))
            await chat.ClickAsync(seen, "draft.save");
        await app.SettleAsync();
        return seen;
    }

    /// <summary>The card that the second person got.</summary>
    public static Task<Seen> CardOfAsync(CrmBotTestApp app, string person = DemoPeople.Admin) => app.Teams.WaitAsync(
        app.Direct(person).Conversation, all =>
            all.LastOrDefault(one => one.Card is { } card
                && CardWords.Buttons(card).Any(button => button["verb"]?.ToString() == "privacy.confirm")), "the request");

    /// <summary>Asks, confirms as admin and waits until it is done.</summary>
    public static async Task EraseAsync(CrmBotTestApp app, string sentence)
    {
        await app.Direct(DemoPeople.Admin).SayAsync("帮助");
        await AskAsync(app, sentence);
        await app.Direct(DemoPeople.Admin).ClickAsync(await CardOfAsync(app), "privacy.confirm");
        await DoneAsync(app);
    }

    public static async Task DoneAsync(CrmBotTestApp app)
    {
        for (var left = 600; left > 0; left--)
        {
            if ((await RequestAsync(app)).State == PrivacyState.Done)
            {
                await app.SettleAsync();
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("The erasure did not end.");
    }
}
